import type { SanitizedConfig } from 'payload'

import { sharedSlot } from '../sharedSlot'

const slot = sharedSlot<SanitizedConfig>('panelConfig')

/** Gives the panel the configuration of this process's server. Call it before the panel's first request. */
export const sharePanelConfig = (config: SanitizedConfig): void => slot.set(globalThis, config)

/**
 * The server's configuration, as the panel uses it. The panel runs in the server's process, so its bundle needs no second
 * copy of the collections, Payload and the database adapters. Never resolves in `next build`, which only loads the modules.
 */
export async function panelConfig(): Promise<SanitizedConfig> {
  return slot.get(globalThis) ?? new Promise(() => undefined)
}
