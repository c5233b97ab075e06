import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

import autocannon, { type Result } from 'autocannon'

import type { Delivery, Schedule } from '../../src/generated/payload-types'
import { MAX_TRIES } from '../../src/webhooks/retries'
import { richText } from '../../test/int/material'
import { freshPlace, run } from '../../test/support/run'
import { freePort, startServer } from '../../test/support/server'
import { signIn, type Desk } from '../desk'
import type { Drill, DrillArgs, DrillResult } from '../drill'
import { drift, sample, type Sample } from '../load/samples'
import { traffic } from '../load/traffic'
import { EDITOR } from '../underLoad'

const COMER = 'comer@example.com'
/** All attempts of a delivery take 9 hours and 15 minutes. */
const TRIES_HOURS = 10

/** Behaviour of receivers: the first two succeed, the others never do. */
const KINDS = ['good', 'slow', 'down', 'hanging', 'failing'] as const
type Kind = (typeof KINDS)[number]
const isAlive = (kind: Kind) => kind === 'good' || kind === 'slow'

interface Receiver {
  readonly kind: Kind
  readonly url: string
  /** Number of times each message was received, by id. */
  readonly received: Map<string, number>
  close(): void
}

export const drill: Drill = {
  about:
    'half of the webhooks are down, hang or respond with 500 for one accelerated day: no save is refused, every message is delivered once or given up after its last attempt',
  options: { webhooks: '20', hours: '24', minutes: '3', every: '2', patience: '300' },
  async run({ options, say }) {
    const [count, hours, minutes, every] = [
      options.webhooks,
      options.hours,
      options.minutes,
      options.every,
    ].map(Number) as [number, number, number, number]
    // In milliseconds; a receiver of a real newsroom has ten seconds to respond.
    const patience = Number(options.patience)
    const place = freshPlace({
      SEED_EDITOR_PASSWORD: EDITOR.password,
      SEED_EDITOR_EMAIL: EDITOR.email,
      LOG_LEVEL: 'info',
      WEBHOOK_HOSTS: '127.0.0.1',
    })
    const receivers = await openReceivers({ count, patience })
    try {
      const { code, stderr } = await run('seed/index.ts', [], place.env)
      if (code !== 0) throw new Error(stderr)
      const speed = (hours * 60) / minutes
      const start = Date.now()
      const { child, ended, url, output } = await startServer(place, {
        script: 'drills/acceleratedServer.ts',
        args: [start, speed, patience].map(String),
      })
      try {
        const desk = await signIn({ url, ...EDITOR })
        await create(desk, 'users', {
          email: COMER,
          name: 'A comer',
          role: 'reporter',
          password: EDITOR.password,
        })
        for (const { kind, url: address } of receivers)
          await create(desk, 'webhooks', { name: kind, url: address })
        const counted = await work({
          url,
          desk,
          pid: child.pid!,
          seconds: minutes * 60,
          every,
          speed,
          start,
          say,
        })
        child.kill('SIGUSR2')
        say(`waiting for the last tries: ${TRIES_HOURS} hours at ${speed * 20} times the speed`)
        const deliveries = await untilEnded({
          desk,
          patience: (TRIES_HOURS * 3_600_000) / (speed * 20) + 120_000,
          say,
        })
        const schedules = await all<Schedule>(desk, 'schedules')
        const metrics = await (await fetch(`${url}/metrics`)).text()
        if (output().includes('a transaction was left open'))
          say('the log tells of a transaction that was left open')
        return [
          ...counted,
          ...judgeDeliveries({ deliveries, receivers, webhooks: await all(desk, 'webhooks') }),
          {
            what: 'schedules not executed at their time',
            count: `${schedules.filter(({ state }) => state !== 'done').length} of ${schedules.length}`,
            isKept: schedules.length > 0 && schedules.every(({ state }) => state === 'done'),
          },
          ...judgeMetrics(metrics),
        ]
      } finally {
        child.kill('SIGTERM')
        await ended
      }
    } finally {
      for (const receiver of receivers) receiver.close()
      place.remove()
    }
  },
}

async function openReceivers({ count, patience }: { count: number; patience: number }): Promise<Receiver[]> {
  const receivers: Receiver[] = []
  for (let index = 0; index < count; index += 1) {
    // Half of them dead: good, down, slow, hanging, good, failing, …
    const alive = KINDS.filter(isAlive)
    const dead = KINDS.filter((kind) => !isAlive(kind))
    const half = Math.floor(index / 2)
    const kind = index % 2 ? dead[half % dead.length]! : alive[half % alive.length]!
    receivers.push(await openReceiver({ kind, patience }))
  }
  return receivers
}

async function openReceiver({ kind, patience }: { kind: Kind; patience: number }): Promise<Receiver> {
  const received = new Map<string, number>()
  if (kind === 'down') {
    return { kind, received, url: `http://127.0.0.1:${await freePort()}/`, close: () => undefined }
  }
  const server: Server = createServer((req, res) => {
    const id = String(req.headers['webhook-id'])
    received.set(id, (received.get(id) ?? 0) + 1)
    req.resume()
    if (kind === 'hanging') return
    setTimeout(() => res.writeHead(kind === 'failing' ? 500 : 204).end(), kind === 'slow' ? patience / 3 : 0)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    kind,
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function create(desk: Desk, collection: string, body: object): Promise<void> {
  const { status, bytes } = await desk.ask(`/api/${collection}`, { method: 'POST', body })
  if (status !== 201)
    throw new Error(`Creating one of ${collection} failed with status ${status}: ${bytes.toString('utf8')}`)
}

/** Reads, saves and sign-ins at a steady rate; a publication and a schedule at intervals; a request to /readyz each second. */
async function work({
  url,
  desk,
  pid,
  seconds,
  every,
  speed,
  start,
  say,
}: {
  url: string
  desk: Desk
  pid: number
  seconds: number
  every: number
  speed: number
  start: number
  say: DrillArgs['say']
}): Promise<DrillResult[]> {
  const kinds = await traffic({ url, email: EDITOR.email, comer: COMER, password: EDITOR.password })
  const steady = kinds.filter(({ name }) => name !== 'publications')
  const results = Promise.all(steady.map(({ options }) => autocannon({ ...options, duration: seconds })))
  const began = performance.now()
  const samples: Sample[] = []
  const refused: string[] = []
  let published = 0
  let notReady = 0
  const since = Date.now()
  const publish = async () => {
    const story = { headline: `News ${(published += 1)}`, body: richText('News.') }
    const made = await desk.ask('/api/articles?depth=0', {
      method: 'POST',
      body: { ...story, _status: 'draft' },
    })
    const id = made.body.doc?.id
    // Half of them at a time, a few simulated minutes ahead of the server's clock.
    const at = new Date(start + (Date.now() - start) * speed + 600_000).toISOString()
    const step =
      published % 2
        ? await desk.ask(`/api/articles/${id}/publish`, { method: 'POST', body: {} })
        : await desk.ask(`/api/articles/${id}/schedule`, {
            method: 'POST',
            body: { action: 'publish', at, timeZone: 'UTC' },
          })
    for (const { status, bytes } of [made, step])
      if (status >= 300) refused.push(`${status} ${bytes.toString('utf8').slice(0, 200)}`)
  }
  // At least one publication and one schedule, however busy the machine is.
  const isOn = (tick: number) => tick <= 2 * every || performance.now() - began < seconds * 1_000
  for (let tick = 1; isOn(tick); tick += 1) {
    if (tick % every === 0) await publish()
    if ((await fetch(`${url}/readyz`)).status !== 200) notReady += 1
    samples.push(sample({ pid, since }))
    if (tick % 60 === 0) say(`${published} published, ${refused.length} refused`)
    await pause(Math.max(0, began + tick * 1_000 - performance.now()))
  }
  for (const line of refused.slice(0, 5)) say(`refused: ${line}`)
  // Without the first seconds, in which connections are opened.
  const steadily = samples.slice(-Math.max(2, samples.length - 2))
  const open = drift(steadily.map(({ descriptors }) => descriptors))
  return [
    ...(await results).map((result, index) => answers(steady[index]!.name, result)),
    {
      what: 'publications and schedules refused',
      count: `${refused.length} of ${published}`,
      isKept: published > 0 && refused.length === 0,
    },
    { what: 'probes of /readyz that were not ready', count: notReady, isKept: notReady === 0 },
    {
      what: 'descriptors',
      count: `${open.first} at first, ${open.last} at last`,
      isKept: open.last <= open.first * 1.25 + 10,
    },
  ]
}

function answers(name: string, { '2xx': good, non2xx, errors, timeouts, latency }: Result): DrillResult {
  return {
    what: name,
    count: `${good} answered, ${non2xx} refused, ${errors} failed, ${timeouts} timed out; p50 ${latency.p50} ms, p99 ${latency.p99} ms, longest ${latency.max} ms`,
    isKept: good > 0 && non2xx === 0 && errors === 0 && timeouts === 0,
  }
}

async function untilEnded({
  desk,
  patience,
  say,
}: {
  desk: Desk
  /** In milliseconds; no response may take longer. */
  patience: number
  say: DrillArgs['say']
}): Promise<Delivery[]> {
  let deadline = Date.now() + patience
  let before = Infinity
  for (let round = 1; ; round += 1) {
    const deliveries = await all<Delivery>(desk, 'deliveries')
    const pending = deliveries.filter(({ state }) => state === 'waiting').length
    if (pending < before) deadline = Date.now() + patience
    before = pending
    if (pending === 0 || Date.now() > deadline) return deliveries
    if (round % 40 === 0) say(`${pending} of ${deliveries.length} deliveries pending`)
    await pause(500)
  }
}

async function all<Doc>(desk: Desk, collection: string): Promise<Doc[]> {
  const docs: Doc[] = []
  for (let page = 1; ; page += 1) {
    const { status, bytes } = await desk.ask(`/api/${collection}?depth=0&limit=100&sort=id&page=${page}`)
    if (status !== 200) throw new Error(`${collection} responded with status ${status}`)
    const found = JSON.parse(bytes.toString('utf8')) as { docs: Doc[]; hasNextPage: boolean }
    docs.push(...found.docs)
    if (!found.hasNextPage) return docs
  }
}

function judgeDeliveries({
  deliveries,
  receivers,
  webhooks,
}: {
  deliveries: readonly Delivery[]
  receivers: readonly Receiver[]
  webhooks: readonly { id: string; url: string }[]
}): DrillResult[] {
  const kindOf = new Map(
    webhooks.map(({ id, url }) => [id, receivers.find((receiver) => receiver.url === url)?.kind ?? 'good']),
  )
  const of = (alive: boolean) =>
    deliveries.filter(({ webhook }) => isAlive(kindOf.get(String(webhook)) ?? 'good') === alive)
  const [toAlive, toDead] = [of(true), of(false)]
  const timesOf = ({ id }: Delivery) =>
    receivers.reduce((times, { received }) => times + (received.get(`msg_${id}`) ?? 0), 0)
  const missing = toAlive.filter((delivery) => timesOf(delivery) === 0).length
  // An attempt with a late response failed, so a repetition is correct.
  const repeated = toAlive.filter((delivery) => timesOf(delivery) > delivery.attempts).length
  const undelivered = toAlive.filter(({ state }) => state !== 'delivered').length
  const notGivenUp = toDead.filter(
    ({ attempts, state }) => state !== 'failed' || attempts !== MAX_TRIES,
  ).length
  return [
    {
      what: 'not delivered to working receivers',
      count: `${undelivered} of ${toAlive.length}`,
      isKept: toAlive.length > 0 && undelivered === 0,
    },
    {
      what: 'messages that these never received, and messages received more often than sent',
      count: `${missing}, ${repeated} of ${toAlive.length}`,
      isKept: missing === 0 && repeated === 0,
    },
    {
      what: `not given up after ${MAX_TRIES} attempts at failing receivers`,
      count: `${notGivenUp} of ${toDead.length}`,
      isKept: toDead.length > 0 && notGivenUp === 0,
    },
  ]
}

function judgeMetrics(text: string): DrillResult[] {
  const value = (name: string) =>
    Number(new RegExp(`^${name.replace(/[{}"+]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
  const within = value('dateline_database_work_seconds_bucket{le="1"}')
  const total = value('dateline_database_work_seconds_count')
  const expired = value('dateline_database_expired_transactions_total')
  return [
    {
      what: 'times the writer was held, and of these longer than 1 s',
      count: `${total}, ${total - within}`,
      isKept: total > 0 && total === within,
    },
    { what: 'transactions left open', count: expired, isKept: expired === 0 },
  ]
}
