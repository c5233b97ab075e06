import { readdirSync, readFileSync } from 'node:fs'

/** Linux reports 100 clock ticks a second on every machine that Node runs on. */
const TICK_MS = 10

/** Resident memory of a process and its descendants, in MB; 0 without /proc. */
export function memoryOf(pid: number): number {
  return total(pid, (each) => {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${each}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  })
}

/** CPU time used by a process and its descendants, in ms; 0 without /proc. */
export function cpuOf(pid: number): number {
  return total(pid, (each) => {
    // The name, in brackets, may contain anything; the fields after it are separated by spaces (proc(5)).
    const fields = readFileSync(`/proc/${each}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  })
}

function total(pid: number, read: (pid: number) => number): number {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
    return children.reduce((sum, child) => sum + total(child, read), read(pid))
  } catch {
    return 0
  }
}
