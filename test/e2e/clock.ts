import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Variables } from '../support/run'

export interface Clock {
  /** What a server is started with so that this is its clock. */
  readonly variables: Variables
  now(): Date
  /** The server notices within a tenth of a second; until then it is behind {@link now}, never ahead. */
  moveTo(time: Date): void
  close(): void
}

/** A server's clock that a test moves forward instead of waiting. */
export function openClock(): Clock {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-clock-'))
  const file = join(folder, 'ahead')
  writeFileSync(file, '0')
  let aheadMs = 0
  return {
    variables: {
      NODE_OPTIONS: `--import=${pathToFileURL(resolve('test/e2e/movedDate.mjs')).href}`,
      CLOCK_FILE: file,
    },
    now: () => new Date(Date.now() + aheadMs),
    moveTo(time) {
      aheadMs = time.valueOf() - Date.now()
      writeFileSync(file, String(aheadMs))
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
