import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

import { Refusal } from '../../errors'
import type { Staging } from './unpack'

/** The paths of a restore: staging is beside what it replaces, so that a rename is enough. */
export interface Places {
  readonly staging: Staging
  /** The pictures folder, symbolic links resolved. */
  readonly media: string
  /** The SQLite file, symbolic links resolved. */
  readonly database: string
}

/** Throws a {@link Refusal} `media-mount` if the pictures folder is a mount point. */
export function placesOf({ database, mediaDir }: { database: string; mediaDir: string }): Places {
  const media = followed(mediaDir)
  const above = dirname(media)
  if (existsSync(media) && statSync(media).dev !== statSync(above).dev) {
    throw new Refusal({
      status: 409,
      code: 'media-mount',
      message: `${media} is a mount point, so it cannot be replaced in one step. Mount ${above} instead.`,
      received: media,
    })
  }
  const file = followed(database)
  return {
    media,
    database: file,
    staging: { media: `${media}.restoring`, database: `${file}.restoring` },
  }
}

/** The journal of a restore into this SQLite file. */
export function journalOf(database: string): string {
  return `${followed(database)}.restore.json`
}

/** Resolves symbolic links in the existing part of the path. */
function followed(path: string): string {
  const full = resolve(path)
  if (existsSync(full)) return realpathSync(full)
  const above = dirname(full)
  return above === full ? full : join(followed(above), basename(full))
}
