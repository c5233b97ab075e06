import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

import Database from 'libsql'

import { freshPlace, run, start, type Place, type Variables } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import type { Drill, DrillArgs, DrillResult } from '../drill'
import { snapshot } from '../snapshot'

const MAIN = 'src/server/main.ts'
const USER = 'src/commands/user.ts'

/** A start that must fail at once, with a message that says what to do, and without changing a byte. */
interface Wrong {
  readonly what: string
  /** Causes the fault in the newsroom's folder, which contains a healthy database; returns changes to the environment. */
  readonly make: (place: Place) => Variables | void
  readonly words: string
  /** Root may write everywhere: run as another user, if possible. */
  readonly isForOtherUser?: boolean
}

const OTHER_USER = process.getuid?.() === 0 ? 65_534 : undefined

const wrongs: readonly Wrong[] = [
  {
    what: 'a file that is not a database',
    make: ({ database }) => writeFileSync(database, 'Minutes of the morning conference. '.repeat(400)),
    words: 'is not a SQLite database',
  },
  {
    what: 'an encrypted file',
    make: ({ database }) => writeFileSync(database, randomBytes(40_960)),
    words: 'or it is encrypted',
  },
  {
    what: 'a file that is cut short',
    make: ({ database }) => truncateSync(database, statSync(database).size / 2),
    words: 'is cut short',
  },
  {
    what: 'a file that ends in its header',
    make: ({ database }) => truncateSync(database, 60),
    words: 'is cut short',
  },
  {
    what: 'a damaged file',
    make({ database }) {
      const bytes = readFileSync(database)
      bytes.fill(0xff, 100, 4_000)
      writeFileSync(database, bytes)
    },
    words: 'is damaged',
  },
  {
    what: 'the database of another program',
    make: (place) => ({ DATABASE_URL: `file:${othersDatabase(place)}` }),
    words: 'is the database of another program',
  },
  {
    what: 'the database of a newer Dateline',
    make({ database }) {
      const file = new Database(database)
      file.exec("INSERT INTO payload_migrations (id, name, batch) VALUES ('x', '29990101_000000_future', 1)")
      file.close()
    },
    words: 'migrated by a newer Dateline',
  },
  {
    what: 'a folder in place of the file',
    make({ folder }) {
      mkdirSync(join(folder, 'folder.db'))
      return { DATABASE_URL: `file:${join(folder, 'folder.db')}` }
    },
    words: 'is not a file',
  },
  {
    what: 'a folder that cannot be written to',
    make: ({ folder }) => chmodSync(folder, 0o500),
    words: 'this user cannot read and write',
    isForOtherUser: true,
  },
  {
    what: 'a file that cannot be written to',
    make: ({ database }) => chmodSync(database, 0o400),
    words: 'cannot be read and written by this user',
    isForOtherUser: true,
  },
  {
    what: 'a folder that the system cannot create',
    make: () => ({ DATABASE_URL: 'file:/proc/x/a.db' }),
    words: 'cannot be created there',
  },
  {
    what: 'a file in place of the picture folder',
    make({ folder }) {
      writeFileSync(join(folder, 'file'), '')
      return { MEDIA_DIR: join(folder, 'file') }
    },
    words: 'MEDIA_DIR needs the folder',
  },
  {
    what: 'a picture folder that cannot be written to',
    make({ folder }) {
      const media = join(folder, 'media')
      mkdirSync(media)
      if (OTHER_USER) chownSync(media, OTHER_USER, OTHER_USER)
      chmodSync(media, 0o500)
    },
    words: 'MEDIA_DIR needs the folder',
    isForOtherUser: true,
  },
  {
    what: 'an invalid address',
    make: () => ({ HOST: '256.1.1.1' }),
    words: 'HOST is not an address of this machine',
  },
]

const SECOND = 'a second server on the same file'

/** Long enough for a busy machine; the bug was a start that hung forever. */
const MAX_MS = 60_000
const AT_ONCE = 2

/** Starts the server on invalid files: it must print a message, exit non-zero and leave the file untouched. */
export const drill: Drill = {
  about:
    'starts the server with wrong files and folders, and a second server on the same file (--only takes words of some of them, separated by commas)',
  options: { only: 'all' },
  async run({ options: { only = 'all' }, say }) {
    const isChosen = (what: string) => only === 'all' || only.split(',').some((words) => what.includes(words))
    const chosen = wrongs.filter(({ what }) => isChosen(what))
    const healthy = freshPlace()
    try {
      await run(USER, ['list'], healthy.env)
      const findings: DrillResult[] = []
      for (let at = 0; at < chosen.length; at += AT_ONCE) {
        const some = chosen.slice(at, at + AT_ONCE)
        for (const finding of await Promise.all(some.map((wrong) => startOn({ healthy, wrong })))) {
          findings.push(finding)
          say(`${finding.isKept ? 'refused' : 'NOT refused well'}: ${finding.what}`)
        }
      }
      if (isChosen(SECOND)) findings.push(...(await secondServer({ place: healthy, say })))
      return findings
    } finally {
      healthy.remove()
    }
  },
}

async function startOn({ healthy, wrong }: { healthy: Place; wrong: Wrong }): Promise<DrillResult> {
  const place = freshPlace({ PAYLOAD_SECRET: healthy.env.PAYLOAD_SECRET })
  try {
    copyFileSync(healthy.database, place.database)
    const isOther = wrong.isForOtherUser && OTHER_USER !== undefined
    if (isOther) for (const path of [place.folder, place.database]) chownSync(path, OTHER_USER, OTHER_USER)
    const env = { ...place.env, PORT: '0', ...wrong.make(place) }
    const before = snapshot(place.folder)
    const server = start(MAIN, [], env, isOther ? OTHER_USER : undefined)
    const tooLong = setTimeout(() => server.child.kill('SIGKILL'), MAX_MS)
    const { code, stderr } = await server.ended
    clearTimeout(tooLong)
    const faults = [
      ...(code === 1 ? [] : [`exited with ${code}`]),
      ...(stderr.includes(wrong.words) ? [] : [`said: ${stderr.trim().slice(0, 300) || 'nothing'}`]),
      ...(/\n\s+at /.test(stderr) ? ['showed a stack'] : []),
      ...difference(before, snapshot(place.folder)),
    ]
    return {
      what: wrong.what,
      count: faults.length === 0 ? 'refused with a clear message, nothing changed' : faults.join('; '),
      isKept: faults.length === 0,
    }
  } finally {
    chmodSync(place.folder, 0o700)
    place.remove()
  }
}

/** The pictures folder is created before the database is opened, and stays: it does not belong to the file. */
function difference(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...before.filter((line) => !after.includes(line)),
    ...after.filter((line) => !before.includes(line)),
  ]
    .filter((line) => !/^media \S+ $/.test(line))
    .map((line) => `changed: ${line.split(' ')[0]}`)
}

function othersDatabase({ folder }: Place): string {
  const path = join(folder, 'others.db')
  const file = new Database(path)
  file.exec('CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, address TEXT)')
  file.close()
  return path
}

async function secondServer({
  place,
  say,
}: Pick<DrillArgs, 'say'> & { place: Place }): Promise<DrillResult[]> {
  const first = await startServer(place)
  const second = await run(MAIN, [], { ...place.env, PORT: '0' })
  const command = await run(USER, ['list'], place.env)
  const alive = (await fetch(`${first.url}/readyz`)).status === 200
  say('a second server has been refused')
  first.child.kill('SIGKILL')
  await first.ended
  const next = await startServer(place).catch(() => undefined)
  next?.child.kill('SIGTERM')
  const code = (await next?.ended)?.code
  return [
    {
      what: SECOND,
      count: second.stderr.trim().slice(0, 60),
      isKept: second.code === 1 && second.stderr.includes('Another Dateline server is using the database'),
    },
    { what: 'the first one keeps serving', count: alive ? 'yes' : 'no', isKept: alive },
    {
      what: 'exit code of a command next to a server',
      count: `code ${command.code}`,
      isKept: command.code === 0,
    },
    { what: 'exit code of a server started after a killed one', count: `code ${code}`, isKept: code === 0 },
  ]
}
