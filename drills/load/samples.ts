import { readdirSync, readFileSync } from 'node:fs'

/** Resources that a process holds at one moment: resident memory in MB, open descriptors, and seconds since the first sample. */
export interface Sample {
  readonly at: number
  readonly megabytes: number
  readonly descriptors: number
}

/** Reads the figures of a process from Linux (proc(5)). Throws if the process does not exist, or not on Linux. */
export function sample({ pid, since }: { pid: number; since: number }): Sample {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return {
    at: (Date.now() - since) / 1000,
    megabytes: Number(kilobytes) / 1024,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
  }
}

/**
 * Values at the beginning and at the end: the medians of the first and the last quarter of the samples, since a single one may fall before
 * or after a garbage collection.
 */
export function drift(values: readonly number[]): { first: number; last: number } {
  const quarter = Math.max(1, Math.floor(values.length / 4))
  return { first: median(values.slice(0, quarter)), last: median(values.slice(-quarter)) }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
