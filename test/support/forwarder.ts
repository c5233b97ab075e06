import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

import { freePort } from './server'

/** An address that stays while what is behind it changes, as a managed database has one. */
export interface Forwarder {
  readonly port: number
  /** New connections go to another port of this machine. Those that are open stay where they are. */
  moveTo(port: number): void
  close(): Promise<void>
}

/** Passes connections on. Where the other side does not listen they are closed at once. */
export async function startForwarder({ to }: { to: number }): Promise<Forwarder> {
  let target = to
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect({ host: '127.0.0.1', port: target, noDelay: true })
    near.setNoDelay()
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      // A side that broke ends the other; its 'close' follows.
      one.on('error', () => undefined)
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    port,
    moveTo(next) {
      target = next
    },
    async close() {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}
