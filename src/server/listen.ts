import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

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
export async function requireFreePort({ host, port }: { host: string; port: number }): Promise<void> {
  const { server } = await listen({ app: () => undefined, host, port })
  await new Promise((resolve) => server.close(resolve))
}

/** Takes no new connections, lets what is under way finish, and cuts what is left after `patience` milliseconds. */
export async function stopListening({
  server,
  patience,
}: {
  server: Server
  patience: number
}): Promise<void> {
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
