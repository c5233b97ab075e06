import { setTimeout as pause } from 'node:timers/promises'

import autocannon, { type Result } from 'autocannon'

import { freshPlace, run } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import type { Drill, DrillArgs, DrillResult } from '../drill'
import { drift, sample, type Sample } from '../load/samples'
import { traffic, type Traffic } from '../load/traffic'

const EMAIL = 'editor@example.com'
const PASSWORD = 'a long password of the drill'
/** Signs in all the time: an account keeps its twenty newest sessions, and the other accounts stay signed in. */
const COMER = 'comer@example.com'
const SAMPLE_MS = 5_000
/** Allowed growth from after the warm-up to the end; beyond it a process is not stable. */
const TOLERANCE = 0.15

/** Reads, saves, publications and sign-ins at a steady rate, with the server's process sampled. Linux only. */
export const drill: Drill = {
  about:
    'reads, saves, publishes and signs in for some time: nothing is refused, no 5xx, memory and descriptors stay flat',
  options: { minutes: '30', 'warm-up': '5' },
  async run({ options, say }) {
    const place = freshPlace({ SEED_EDITOR_PASSWORD: PASSWORD, SEED_EDITOR_EMAIL: EMAIL, LOG_LEVEL: 'info' })
    try {
      const seeded = await run('seed/index.ts', ['--publish'], place.env)
      if (seeded.code !== 0) throw new Error(seeded.stderr)
      const account = ['add', COMER, '--role', 'reporter', '--password', PASSWORD]
      const added = await run('src/commands/user.ts', account, place.env)
      if (added.code !== 0) throw new Error(added.stderr)
      const { child, ended, url } = await startServer(place)
      try {
        const kinds = await traffic({ url, email: EMAIL, comer: COMER, password: PASSWORD })
        const seconds = Math.round(Number(options.minutes) * 60)
        const results = Promise.all(kinds.map((kind) => autocannon({ ...kind.options, duration: seconds })))
        const samples = await watch({ pid: child.pid!, seconds, say })
        return [
          ...(await results).map((result, index) => answers(kinds[index]!, result)),
          ...steadiness(samples.filter(({ at }) => at > Number(options['warm-up']) * 60)),
        ]
      } finally {
        child.kill('SIGTERM')
        await ended
      }
    } finally {
      place.remove()
    }
  },
}

async function watch({
  pid,
  seconds,
  say,
}: {
  pid: number
  seconds: number
  say: DrillArgs['say']
}): Promise<Sample[]> {
  const since = Date.now()
  const samples: Sample[] = []
  while (Date.now() - since < seconds * 1000) {
    await pause(SAMPLE_MS)
    const now = sample({ pid, since })
    samples.push(now)
    if (samples.length % 12 === 0) {
      say(`${Math.round(now.at / 60)} min  ${Math.round(now.megabytes)} MB  ${now.descriptors} descriptors`)
    }
  }
  return samples
}

function answers(
  { name }: Traffic,
  { '2xx': good, statusCodeStats = {}, errors, timeouts, latency }: Result,
): DrillResult {
  const others = Object.entries(statusCodeStats).filter(([status]) => !status.startsWith('2'))
  const said = others.map(([status, { count = 0 }]) => `, ${count} × ${status}`).join('')
  return {
    what: name,
    count: `${good} answered${said}, ${errors} failed, ${timeouts} timed out; p50 ${latency.p50} ms, p99 ${latency.p99} ms, longest ${latency.max} ms`,
    isKept: good > 0 && others.length === 0 && errors === 0 && timeouts === 0,
  }
}

function steadiness(samples: readonly Sample[]): DrillResult[] {
  const memory = drift(samples.map(({ megabytes }) => megabytes))
  const open = drift(samples.map(({ descriptors }) => descriptors))
  const isFlat = ({ first, last }: typeof memory) => last <= first * (1 + TOLERANCE)
  return [
    {
      what: `memory after the warm-up (${samples.length} samples)`,
      count: `${Math.round(memory.first)} MB at first, ${Math.round(memory.last)} MB at last`,
      isKept: isFlat(memory),
    },
    {
      what: 'descriptors after the warm-up',
      count: `${open.first} at first, ${open.last} at last`,
      isKept: isFlat(open),
    },
  ]
}
