import { existsSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

import next from 'next'
import type { Payload } from 'payload'

import { sharePanelConfig } from '../admin/panelConfig'
import { guardActions } from '../payload/patches/serverActions'
import { serverForUpgrades } from '../payload/patches/serverForUpgrades'
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
  /** In development the panel reloads over a WebSocket. */
  readonly upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts Next's admin panel in this process, so that it shares the connected Payload instance. */
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
  sharePanelConfig(payload.config)
  const app = next({
    dev: isDevelopment,
    dir: '.',
    hostname: host,
    port,
    quiet: !isDevelopment,
    httpServer: serverForUpgrades(),
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: isDevelopment ? handle : guardActions({ handle, payload }),
    upgrade: app.getUpgradeHandler(),
    close: () => app.close(),
  }
}
