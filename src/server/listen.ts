import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** The address is in use or may not be bound. The message tells the operator what to do. */
export class ListenError extends Error {
  readonly code = 'cannot-listen'
  constructor({ cause, host, port }: { cause: NodeJS.ErrnoException; host: string; port: number }) {
    const why =
      cause.code === 'EADDRINUSE'
        ? `Port ${port} on ${host} is in use. Stop the program that uses it, or choose another port: PORT=${port + 1}.`
        : `Cannot listen on ${host}:${port} (${cause.code ?? cause.message}). Set HOST and PORT.`
    super(why, { cause })
    this.name = 'ListenError'
  }
}

/** Starts listening, with timeouts for slow clients. Throws a {@link ListenError}. `port` 0 picks a free one. */
export async function listen({
  app,
  host,
  port,
}: {
  app: RequestListener
  host: string
  port: number
}): Promise<{ server: Server; port: number }> {
  const server = createServer(
    { headersTimeout: 15_000, keepAliveTimeout: 10_000, maxHeaderSize: 32_768, requestTimeout: 120_000 },
    app,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new ListenError({ cause, host, port })))
    server.listen(port, host, resolve)
  })
  return { server, port: (server.address() as AddressInfo).port }
}

/** Checks the port before long startup work, so that a busy port fails within a second. Throws a {@link ListenError}. */
export async function requireFreePort({ host, port }: { host: string; port: number }): Promise<number> {
  const free = await listen({ app: () => undefined, host, port })
  await new Promise((resolve) => free.server.close(resolve))
  return free.port
}

/** Returns a port of this machine that is currently free. */
export const freePort = (): Promise<number> => requireFreePort({ host: '127.0.0.1', port: 0 })

/** No new connection for this long means that none is waiting to be accepted. */
const QUIET_MS = 150

/**
 * Finishes requests that are in progress or arriving, then accepts no new connections, and closes the remaining ones
 * after `patience` milliseconds.
 */
export async function stopListening({
  server,
  patience,
}: {
  server: Server
  patience: number
}): Promise<void> {
  const closed = new Promise((resolve) => server.once('close', resolve))
  server.prependListener('request', (_req, res: ServerResponse) => res.setHeader('connection', 'close'))
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  // Closing a listener resets the connections that the system has queued and the process has not accepted yet; a busy
  // process accepts one per event loop turn.
  await untilQuiet({ server, patience: patience / 2 })
  // Node's own `server.close` also resets connections whose request is still being read; the listener's does not.
  NetServer.prototype.close.call(server)
  const drain = setInterval(() => server.closeIdleConnections(), 50)
  server.closeIdleConnections()
  await closed
  clearInterval(drain)
  clearTimeout(cut)
}

async function untilQuiet({ server, patience }: { server: Server; patience: number }): Promise<void> {
  const deadline = Date.now() + patience
  let last = Date.now()
  const note = () => (last = Date.now())
  server.on('connection', note)
  while (Date.now() - last < QUIET_MS && Date.now() < deadline) await pause(QUIET_MS / 3)
  server.off('connection', note)
}
