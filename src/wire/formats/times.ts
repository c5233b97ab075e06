import { toInstant } from '../instants'
import type { WireStatus } from '../item'
import type { Finding } from '../story'

/** Where the times of a provider that gives no zone are read (IANA). */
export type ReadOptions = { readonly timeZone?: string | undefined }

/**
 * Reads the times of one item. A time that is not an instant, for want of a zone or because it is no time, is null and a finding. A repeated
 * question about the same text is reported once.
 */
export class TimeReader {
  readonly findings: Finding[] = []
  private readonly timeZone: string | undefined
  private readonly reported = new Set<string>()

  constructor({ timeZone }: ReadOptions) {
    this.timeZone = timeZone
  }

  read(text: string | undefined, line: number): string | null {
    const written = text?.trim() ?? ''
    if (written === '') return null
    const instant = toInstant(written, { timeZone: this.timeZone })
    if (instant === null && !this.reported.has(written)) {
      this.reported.add(written)
      this.findings.push({
        code: 'no-time-zone',
        line,
        message: `This is not a time with a zone, so it is not used: "${written}".`,
      })
    }
    return instant
  }
}

/** An embargo of the metadata. One that cannot be read, or that is still to come when the version is made, holds the item. */
export function readEmbargo({
  written,
  times,
  versionCreated,
}: {
  written: string
  times: TimeReader
  versionCreated: string | null
}): { until: string | null; status: WireStatus } {
  const until = times.read(written, 0)
  const isHeld = until === null ? written !== '' : isAfter(until, versionCreated)
  return { until, status: isHeld ? 'embargoed' : 'usable' }
}

/** Whether one instant (ISO 8601, UTC) is after another. */
export function isAfter(instant: string, other: string | null): boolean {
  return other === null || Date.parse(instant) > Date.parse(other)
}
