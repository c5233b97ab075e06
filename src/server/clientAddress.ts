import type { Handler } from 'express'

import { ADDRESS_HEADER } from '../collections/Users/signIn/sender'

/**
 * Writes the client's address, as `trust proxy` lets it be known, where Payload's side of the request can read it.
 * What a sender wrote there himself is gone.
 */
export const clientAddress: Handler = (req, _res, next) => {
  req.headers[ADDRESS_HEADER] = req.ip ?? ''
  next()
}
