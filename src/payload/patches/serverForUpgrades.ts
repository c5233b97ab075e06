import { createServer, type Server } from 'node:http'

/**
 * A server that never listens, for Next to put its `upgrade` listener on.
 *
 * Upstream, Next 16.4.6: the listener goes on the server that `next()` is given as `httpServer`, else on the one that serves its first page, and in
 * production it leaves the sockets of upgrades alone: nothing answers them and no time-out ends them. Why that is wrong here: strangers could
 * collect open sockets. With this one, Node treats such a request as any other (RFC 9110, 7.8).
 * Upstream issue: https://github.com/vercel/next.js/issues/49334 (closed: two listeners on one custom server).
 * On upgrade: does `next()` still take `httpServer`, and is there an option to have no listener?
 */
export const serverForUpgrades = (): Server => createServer()
