import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** The address is taken, or not ours to take: a sentence for whoever starts the server. */
export class ListenError extends Error {
  readonly code = 'cannot-listen'
  constructor({ cause, host, port }: { cause: NodeJS.ErrnoException; host: string; port: number }) {
    const why =
      cause.code === 'EADDRINUSE'
        ? `Port ${port} on ${host} is in use. Stop what holds it, or choose another: PORT=${port + 1}.`
        : `Cannot listen on ${host}:${port} (${cause.code ?? cause.message}). Set HOST and PORT.`
    super(why, { cause })
    this.name = 'ListenError'
  }
}

/** Listens, with limits on how long a sender may take. Throws a {@link ListenError}. `port` 0 takes a free one. */
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

/** Asked before long work, so that a busy port costs a second and not a minute. Throws a {@link ListenError}. */
export async function requireFreePort({ host, port }: { host: string; port: number }): Promise<number> {
  const free = await listen({ app: () => undefined, host, port })
  await new Promise((resolve) => free.server.close(resolve))
  return free.port
}

/** A port of this machine that nothing listens on just now. */
export const freePort = (): Promise<number> => requireFreePort({ host: '127.0.0.1', port: 0 })

/** No new connection for so long means that none is waiting to be accepted. */
const QUIET_MS = 150

/**
 * Lets what is under way or on its way finish, then takes no new connections, and cuts what is left after
 * `patience` milliseconds.
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
  // Closing a listener resets the connections that the system holds for it and it has not accepted yet; a busy
  // process accepts them one a turn.
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
