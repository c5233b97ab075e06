import type { BaseDatabaseAdapter } from 'payload'

const WAYS_BACK = ['migrateDown', 'migrateFresh', 'migrateRefresh', 'migrateReset'] as const

/**
 * Refuses Payload's commands that undo migrations (`payload migrate:down`, `:fresh`, `:refresh`, `:reset`): migrations only go forward, and
 * the way back is a backup.
 */
export function forwardOnly<Adapter extends BaseDatabaseAdapter>(adapter: Adapter): Adapter {
  for (const name of WAYS_BACK) {
    Object.assign(adapter, {
      [name]: () =>
        Promise.reject(
          new Error(
            'Migrations only go forward. Restore a backup instead: npm run restore -- FILE (docs/backup.md).',
          ),
        ),
    })
  }
  return adapter
}
