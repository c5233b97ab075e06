import { describeRequest, type HostileAnswer } from '../test/support/hostile/send'
import type { DrillResult } from './drill'
import type { Probe } from './healthProbe'

export interface Judged extends Omit<HostileAnswer, 'text'> {
  readonly longest: number
}

const MAX_PROBE_MS = 100
const MAX_PUBLIC_LIST = 100
/** The server may close a connection rather than read a larger body to its end. */
const MAX_BODY_BYTES = 100_000

interface Seen {
  readonly answers: readonly Judged[]
  readonly probes: readonly Probe[]
}

/** The promises of the drill, with their counts. */
export function judge({ answers, probes, isReady }: Seen & { isReady: boolean }): DrillResult[] {
  const statuses = Object.entries(countBy(answers, ({ status }) => `${status}`)).map((each) =>
    each.join(': '),
  )
  const waits = probes.map(({ ms }) => ms).sort((a, b) => a - b)
  const longest = Math.max(0, ...ofPublic(answers).map(({ longest }) => longest))
  const at = (share: number) => (waits[Math.floor((waits.length - 1) * share)] ?? 0).toFixed(1)
  const faults = answers.filter(isFault).length
  const cut = answers.filter(isCut).length
  return [
    {
      what: 'requests with a response',
      count: `${answers.length} (${statuses.join(', ')})`,
      isKept: answers.length > 0,
    },
    { what: 'responses with 5xx', count: faults, isKept: faults === 0 },
    { what: 'connections closed without a response', count: cut, isKept: cut === 0 },
    {
      what: `longest public list (at most ${MAX_PUBLIC_LIST})`,
      count: longest,
      isKept: longest <= MAX_PUBLIC_LIST,
    },
    {
      what: `response time of /healthz in ${waits.length} probes, in ms (never above ${MAX_PROBE_MS})`,
      count: `median ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}`,
      isKept: probes.every(({ ms, isAlive }) => isAlive && ms <= MAX_PROBE_MS),
    },
    { what: 'the database responds afterwards', count: String(isReady), isKept: isReady },
  ]
}

/**
 * Prints the faults, a line for each route, status and code with an example request, and the requests that were pending in each long wait.
 */
export function tellFaults({ answers, probes, say }: Seen & { say: (line: string) => void }): void {
  const wrong = answers.filter((each) => isFault(each) || isCut(each))
  const key = ({ sent, status, code }: Judged) => `${sent.method} ${sent.route} → ${status} ${code}`
  for (const [line, count] of Object.entries(countBy(wrong, key))) {
    const first = wrong.find((each) => key(each) === line)
    say(`${count} × ${line}; for example ${first ? describeRequest(first.sent) : ''}`)
  }
  const endless = ofPublic(answers).filter(({ longest }) => longest > MAX_PUBLIC_LIST)
  for (const { sent, longest } of endless.slice(0, 10)) say(`${longest} records: ${describeRequest(sent)}`)
  const slow = probes.filter(({ ms }) => ms > MAX_PROBE_MS).sort((a, b) => b.ms - a.ms)
  for (const { from, ms } of slow.slice(0, 15)) {
    const during = answers.filter((each) => each.from < from + ms && each.to > from)
    say(`${ms.toFixed(0)} ms for /healthz, while:`)
    for (const { sent, status, to, from } of during) {
      say(
        `    ${status} in ${(to - from).toFixed(0)} ms, ${sent.body?.length ?? 0} bytes: ${describeRequest(sent).slice(0, 200)}`,
      )
    }
  }
}

const isFault = ({ status }: Judged): boolean => status >= 500

const isCut = ({ sent, status }: Judged): boolean =>
  status === 0 && (sent.body?.length ?? 0) <= MAX_BODY_BYTES

const ofPublic = (answers: readonly Judged[]) => answers.filter(({ sent }) => sent.who === 'anonymous')

function countBy(answers: readonly Judged[], keyOf: (answer: Judged) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[keyOf(answer)] = (counts[keyOf(answer)] ?? 0) + 1
  return counts
}
