import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

import { start, type Place } from './run'

const MAIN = 'src/server/main.ts'

/** The real server, as a process, on a free port; resolves once it says that it is ready. */
export async function startServer(place: Place) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = start(MAIN, [], { ...place.env, PORT: String(port) })
  const deadline = Date.now() + 60_000
  for (;;) {
    if (Date.now() > deadline) {
      server.child.kill('SIGKILL')
      throw new Error(`The server did not start:\n${server.output()}`)
    }
    if (server.output().includes('Dateline is ready')) return { ...server, port, url }
    if (server.child.exitCode !== null) throw new Error(server.output())
    await new Promise((again) => setTimeout(again, 50))
  }
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
