import type { Handler } from 'express'

/**
 * What was answered to somebody is for nobody else: an answer to a request that says who asks, and whatever is about
 * accounts, is stored by no cache. The rest may differ by who asks, and says so.
 */
export const keepPrivate: Handler = (req, res, next) => {
  const isFile = /^\/media\/file\//i.test(req.path)
  // A picture is the same bytes for every page.
  res.vary(isFile ? 'Cookie, Authorization' : 'Origin, Cookie, Authorization, Accept-Encoding')
  const saysWho = req.headers.cookie !== undefined || req.headers.authorization !== undefined
  const isOfAccounts = /^\/users(\/|$)/i.test(req.path)
  const isSave = req.method !== 'GET' && req.method !== 'HEAD'
  if (saysWho || isOfAccounts || isSave) res.setHeader('cache-control', 'private, no-store')
  next()
}
