import { createServer, type Server } from 'node:http'

/**
 * A server that never listens, to which Next attaches its `upgrade` listener.
 *
 * Upstream, Next 16.4.6: the listener is attached to the server passed to `next()` as `httpServer`, otherwise to the one that serves its
 * first page. In production it neither answers nor closes upgrade sockets, and no time-out applies. Why that is wrong here: strangers could
 * accumulate open sockets. With this server, Node treats such a request like any other (RFC 9110, 7.8).
 * Upstream issue: https://github.com/vercel/next.js/issues/49334 (closed: two listeners on one custom server).
 * On upgrade: does `next()` still take `httpServer`, and is there an option to have no listener?
 */
export const serverForUpgrades = (): Server => createServer()
