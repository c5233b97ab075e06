import type { MigrateUpArgs } from '@payloadcms/db-sqlite'

import { up as up1 } from './20261123_024831_initial'
import { up as up2 } from './20261123_084521_the_desk'
import { up as up3 } from './20261123_111000_editions'
import { up as up4 } from './20261123_112850_changes'
import { up as up5 } from './20261123_113156_version_indexes'
import { up as up6 } from './20261126_201715_public_by_hand_and_states'
import { up as up7 } from './20261127_013500_words'
import { up as up8 } from './20261127_020102_slug_aliases'
import { up as up9 } from './20261127_115212_search_text'
import { up as up10 } from './20261127_210150_topics_of_a_story'

/** Every change of the SQLite schema, oldest first. Written by `npm run migration`. */
export const migrations: readonly { name: string; up: (args: MigrateUpArgs) => Promise<void> }[] = [
  { name: '20261123_024831_initial', up: up1 },
  { name: '20261123_084521_the_desk', up: up2 },
  { name: '20261123_111000_editions', up: up3 },
  { name: '20261123_112850_changes', up: up4 },
  { name: '20261123_113156_version_indexes', up: up5 },
  { name: '20261126_201715_public_by_hand_and_states', up: up6 },
  { name: '20261127_013500_words', up: up7 },
  { name: '20261127_020102_slug_aliases', up: up8 },
  { name: '20261127_115212_search_text', up: up9 },
  { name: '20261127_210150_topics_of_a_story', up: up10 },
]
