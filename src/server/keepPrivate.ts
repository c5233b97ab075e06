import type { Handler } from 'express'

/**
 * Sets cache headers under `/api`: no cache stores writes, responses to requests with credentials, or responses about
 * accounts. All others vary by credentials.
 */
export const keepPrivate: Handler = (req, res, next) => {
  const isFile = /^\/media\/file\//i.test(req.path)
  // A picture has the same bytes for every origin.
  res.vary(isFile ? 'Cookie, Authorization' : 'Origin, Cookie, Authorization, Accept-Encoding')
  const saysWho = req.headers.cookie !== undefined || req.headers.authorization !== undefined
  const isOfAccounts = /^\/users(\/|$)/i.test(req.path)
  const isSave = req.method !== 'GET' && req.method !== 'HEAD'
  if (saysWho || isOfAccounts || isSave) res.setHeader('cache-control', 'private, no-store')
  next()
}
