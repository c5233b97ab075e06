import type { Handler } from 'express'

import { ADDRESS_HEADER } from '../collections/Users/signIn/sender'

/**
 * Sets the header from which Payload reads the client's address, as determined by `trust proxy`. Overwrites any value
 * that the client sent.
 */
export const clientAddress: Handler = (req, _res, next) => {
  req.headers[ADDRESS_HEADER] = req.ip ?? ''
  next()
}
