import type { MigrateUpArgs } from '@payloadcms/db-postgres'

/** Every change of the PostgreSQL schema, oldest first. Written by `npm run migration`. */
export const migrations: readonly { name: string; up: (args: MigrateUpArgs) => Promise<void> }[] = []
