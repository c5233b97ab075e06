import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

import next from 'next'
import type { Payload } from 'payload'

import { Refusal } from '../errors'
import type { AdminHandler } from './app'
import { isKnown } from './isKnown'

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
  payload,
}: {
  isDevelopment: boolean
  host: string
  port: number
  payload: Payload
}): Promise<Admin> {
  const app = next({
    dev: isDevelopment,
    dir: '.',
    hostname: host,
    port,
    quiet: !isDevelopment,
    // Next listens for upgrades on the server that it is given, else on the one that serves its first page, and in production
    // it leaves their sockets alone: nothing answers them, and no time-out ends them. This one never listens, so Node treats such
    // a request as any other (RFC 9110, 7.8).
    httpServer: createServer(),
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: isDevelopment ? handle : guardActions({ handle, payload }),
    upgrade: app.getUpgradeHandler(),
    close: () => app.close(),
  }
}

/**
 * `handle`, where an action that the build does not have is answered as Next does it, with a 404 by which an open tab
 * of an older build knows to load the page anew (Next itself looks at half of its code to find that out), and any other only
 * for those who are signed in: 401 for the rest.
 */
function guardActions({ handle, payload }: { handle: AdminHandler; payload: Payload }): AdminHandler {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  return async (req, res) => {
    const action = req.headers['next-action']
    if (action !== undefined && !Object.hasOwn(node, String(action))) {
      res
        .status(404)
        .setHeader('x-nextjs-action-not-found', '1')
        .type('text')
        .send('Server action not found.')
      return
    }
    if (action !== undefined && !(await isKnown({ req, payload }))) {
      throw new Refusal({ status: 401, code: 'sign-in-required', message: 'Sign in first.' })
    }
    await handle(req, res)
  }
}

/** What Next's build writes: its actions by their ids. */
interface Manifest {
  readonly node: Readonly<Record<string, unknown>>
}
