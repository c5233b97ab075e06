import type { MigrateUpArgs } from '@payloadcms/db-sqlite'

import { up as up1 } from './20261123_024831_initial'
import { up as up2 } from './20261123_084521_the_desk'
import { up as up3 } from './20261123_111000_editions'
import { up as up4 } from './20261123_112850_changes'
import { up as up5 } from './20261123_113156_version_indexes'

/** Every change of the SQLite schema, oldest first. Written by `npm run migration`. */
export const migrations: readonly { name: string; up: (args: MigrateUpArgs) => Promise<void> }[] = [
  { name: '20261123_024831_initial', up: up1 },
  { name: '20261123_084521_the_desk', up: up2 },
  { name: '20261123_111000_editions', up: up3 },
  { name: '20261123_112850_changes', up: up4 },
  { name: '20261123_113156_version_indexes', up: up5 },
]
