import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

import next from 'next'

import type { AdminHandler } from './app'

/** The panel has not been built. */
export class NotBuiltError extends Error {
  readonly code = 'not-built'
  constructor() {
    super(
      'The admin panel has not been built yet: run `npm run build` first, or `npm run dev` while developing.',
    )
    this.name = 'NotBuiltError'
  }
}

export function requireBuild(): void {
  if (!existsSync('.next/BUILD_ID')) throw new NotBuiltError()
}

export interface Admin {
  readonly handle: AdminHandler
  /** In development the panel reloads over a socket. */
  readonly upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>
  readonly close: () => Promise<void>
}

/** The admin panel by Next, in this process: it shares the Payload instance that is connected already. */
export async function prepareAdmin({
  isDevelopment,
  host,
  port,
}: {
  isDevelopment: boolean
  host: string
  port: number
}): Promise<Admin> {
  const app = next({ dev: isDevelopment, dir: '.', hostname: host, port, quiet: !isDevelopment })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: isDevelopment ? handle : refuseUnknownActions(handle),
    upgrade: app.getUpgradeHandler(),
    close: () => app.close(),
  }
}

/**
 * `handle`, where an action that the build does not have is answered as Next does it, with a 404 by which an open tab
 * of an older build knows to load the page anew. Next itself looks at half of its code to find that out.
 */
function refuseUnknownActions(handle: AdminHandler): AdminHandler {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  return (req, res) => {
    const action = req.headers['next-action']
    if (action === undefined || Object.hasOwn(node, String(action))) return handle(req, res)
    res.status(404).setHeader('x-nextjs-action-not-found', '1').type('text').send('Server action not found.')
    return Promise.resolve()
  }
}

/** What Next's build writes: its actions by their ids. */
interface Manifest {
  readonly node: Readonly<Record<string, unknown>>
}
