import { Refusal } from '../../errors'
import { MANIFEST, MANIFEST_HASH } from './manifest'

export type Part = 'database' | 'media' | 'manifest'

/**
 * Parses an archive path into the part of the backup and the file name in it. Accepts only paths that Dateline writes: `database/NAME`,
 * `media/NAME` and the manifest. Throws a {@link Refusal} `backup-path` for anything else, so nothing in an archive can be unpacked outside
 * its folder.
 */
export function readMemberPath(path: string): { part: Part; name: string } {
  if (path === MANIFEST || path === MANIFEST_HASH) return { part: 'manifest', name: path }
  const [, part, name = ''] = /^(database|media)\/([^/\\]+)$/.exec(path) ?? []
  if ((part === 'database' || part === 'media') && isFileName(name)) return { part, name }
  throw new Refusal({
    status: 422,
    code: 'backup-path',
    message: `This is not a Dateline backup: it contains ${JSON.stringify(path.slice(0, 200))}. Nothing was changed.`,
    received: path.slice(0, 200),
  })
}

/** Whether a name is a valid file name that stays in its folder on every system. */
export function isFileName(name: string): boolean {
  const hasControl = [...name].some((character) => character.charCodeAt(0) < 32)
  return (
    name !== '' && name !== '.' && name !== '..' && !/[/\\]/.test(name) && !hasControl && name.length <= 255
  )
}
