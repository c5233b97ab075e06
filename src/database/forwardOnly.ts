import type { BaseDatabaseAdapter } from 'payload'

const WAYS_BACK = ['migrateDown', 'migrateFresh', 'migrateRefresh', 'migrateReset'] as const

/**
 * Refuses what Payload's command line offers to undo migrations with (`payload migrate:down`, `:fresh`, `:refresh`, `:reset`): a
 * migration of a newsroom goes forward, and what was before is in its backup.
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
