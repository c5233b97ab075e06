import { readdirSync, readFileSync } from 'node:fs'

/** What a process holds at one moment: resident memory in MB, open descriptors, seconds since the watch began. */
export interface Sample {
  readonly at: number
  readonly megabytes: number
  readonly descriptors: number
}

/** Reads Linux's own account of a process (proc(5)). Throws where there is no such process, or no Linux. */
export function sample({ pid, since }: { pid: number; since: number }): Sample {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return {
    at: (Date.now() - since) / 1000,
    megabytes: Number(kilobytes) / 1024,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
  }
}

/**
 * What was held at the beginning and at the end: the medians of the first and the last quarter of the samples, since
 * a single one may fall before a collection or after it.
 */
export function drift(values: readonly number[]): { first: number; last: number } {
  const quarter = Math.max(1, Math.floor(values.length / 4))
  return { first: median(values.slice(0, quarter)), last: median(values.slice(-quarter)) }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
