import type { WireAction, WireStatus } from '../item'
import type { Finding } from '../story'

export type StatusRead = { readonly status: WireStatus; readonly findings: readonly Finding[] }

/**
 * A status as NITF (`canceled`), NewsML-G2 (`stat:canceled`, or the end of a URI) and NewsML 1.2 (`Canceled`) write it; usable without one.
 * A word that no specification has holds the item until an editor decides: it counts as embargoed without a time.
 */
export function readStatus(text: string | undefined, line: number): StatusRead {
  const written = text?.trim() ?? ''
  if (written === '') return { status: 'usable', findings: [] }
  const status = STATUSES.get(codeOf(written).toLowerCase())
  return status
    ? { status, findings: [] }
    : {
        status: 'embargoed',
        findings: [
          {
            code: 'unknown-status',
            line,
            message: `The item is held: its status "${written}" is not known.`,
          },
        ],
      }
}

const STATUSES = new Map<string, WireStatus>([
  ['usable', 'usable'],
  ['embargoed', 'embargoed'],
  ['withheld', 'withheld'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
  ['killed', 'canceled'],
])

/** Of the statuses in an envelope and in what it holds, the one that allows least. */
export function strictest(statuses: readonly (WireStatus | undefined)[]): WireStatus {
  return STRICTEST_FIRST.find((status) => statuses.includes(status)) ?? 'usable'
}

const STRICTEST_FIRST: readonly WireStatus[] = ['canceled', 'withheld', 'embargoed']

/** The code of a QCode (`stat:usable`) or of a URI. */
export function codeOf(text: string): string {
  return /[^:/#]*$/.exec(text)?.[0] ?? ''
}

/** What an agency's editorial type asks for (AP: `Kill`, `Corrective`, `Advisory`); null for the others. */
export function actionNamed(type: string): WireAction | null {
  return ACTIONS.get(type.trim().toLowerCase()) ?? null
}

const ACTIONS = new Map<string, WireAction>([
  ['kill', 'kill'],
  ['elimination', 'kill'],
  ['withhold', 'withhold'],
  ['advisory', 'advisory'],
  ['disregard', 'advisory'],
  ['holdforrelease', 'embargo'],
  ['corrective', 'correction'],
  ['correction', 'correction'],
  ['clarification', 'correction'],
])

/** What a status of another item asks the desk to do with it. */
export function actionFor(status: WireStatus): readonly WireAction[] {
  return status === 'canceled' ? ['kill'] : status === 'withheld' ? ['withhold'] : []
}

/** For an item that is embargoed without a time: the first note that speaks of the embargo, from which an editor can set one. */
export function findUntimedEmbargo({
  status,
  embargoedUntil,
  notes,
  line,
}: {
  status: WireStatus
  embargoedUntil: string | null
  notes: readonly string[]
  line: number
}): readonly Finding[] {
  if (status !== 'embargoed' || embargoedUntil !== null) return []
  const note = notes.find((text) =>
    /\bembargo|\bhold for release|\bfor release\b|\bnot (?:for|to be) (?:use|used|publication|published|release|released) (?:before|until)\b/i.test(
      text,
    ),
  )
  return note
    ? [{ code: 'embargo-in-words', line, message: `The time of the embargo is only in words: "${note}".` }]
    : []
}
