import type { MigrateUpArgs } from '@payloadcms/db-postgres'

import { up as up1 } from './20261128_040137_initial'
import { up as up2 } from './20261128_040200_editions'
import { up as up3 } from './20261128_091155_text_ids'
import { up as up4 } from './20261128_093500_held_editions'

/** Every change of the PostgreSQL schema, oldest first. Written by `npm run migration`. */
export const migrations: readonly { name: string; up: (args: MigrateUpArgs) => Promise<void> }[] = [
  { name: '20261128_040137_initial', up: up1 },
  { name: '20261128_040200_editions', up: up2 },
  { name: '20261128_091155_text_ids', up: up3 },
  { name: '20261128_093500_held_editions', up: up4 },
]
