import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Checked } from '../src/operations/check/checkNewsroom'
import { run, type Place } from '../test/support/run'
import { startServer } from '../test/support/server'
import { signIn, type Desk } from './desk'
import type { DrillResult } from './drill'
import type { Span } from './takeUnderLoad'
import { EDITOR, mustBeIn, storiesOf, type Load } from './underLoad'

/** A newsroom restored from a backup that was taken under load. */
export interface Restored {
  readonly name: string
  readonly place: Place
  readonly backup: Span
  readonly load: Load
}

/**
 * Starts a server on a restored newsroom and checks for everything that was acknowledged before the backup began. `use` runs while the
 * server runs, and adds its findings.
 */
export async function lookOverRestored({
  name,
  place,
  backup,
  load,
  use = () => Promise.resolve([]),
  say,
}: Restored & {
  use?: (desk: Desk) => Promise<readonly DrillResult[]>
  say: (line: string) => void
}): Promise<DrillResult[]> {
  const pictures = mustBeIn(load.pictures, backup)
  const badPictures = pictures.filter(([, { filename, sha256 }]) => {
    const file = join(place.env.MEDIA_DIR ?? '', filename)
    return !existsSync(file) || hashOf(readFileSync(file)) !== sha256
  })
  const server = await startServer(place)
  try {
    const desk = await signIn({ url: server.url, ...EDITOR })
    const found = await storiesOf(desk)
    const stories = mustBeIn(load.stories, backup)
    const lost = stories.filter(([id, { words }]) => !found.get(id)?.includes(words))
    say(
      `${name} restored: ${stories.length} stories and ${pictures.length} pictures were acknowledged before it`,
    )
    return [
      kept(`${name}: stories acknowledged before it`, stories.length, stories.length > 0),
      kept(`${name}: of these lost, or without their text`, lost.length, lost.length === 0),
      kept(
        `${name}: pictures lost or changed, of ${pictures.length}`,
        badPictures.length,
        badPictures.length === 0,
      ),
      kept(`${name}: the restored server starts and an editor can sign in`, 'yes', true),
      ...(await use(desk)),
    ]
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
  }
}

/** The findings of `npm run check` for a newsroom; throws if its exit code does not match them. */
export async function check(place: Place): Promise<Checked> {
  const { code, stdout, stderr } = await run('src/commands/check.ts', ['--json'], place.env)
  if (!stdout) throw new Error(`check exited with ${code}:\n${stderr}`)
  const checked = JSON.parse(stdout) as Checked
  if ((code === 0) !== (checked.problems.length === 0)) throw new Error(`check exited with ${code}`)
  return checked
}

export function kept(what: string, count: string | number, isKept: boolean): DrillResult {
  return { what, count, isKept }
}

export function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
