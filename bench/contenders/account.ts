import { readdirSync, readFileSync } from 'node:fs'

/** Of Linux's clock ticks there are a hundred a second, on every machine that Node runs on. */
const TICK_MS = 10

/** Resident memory of a process and of all that it started, in MB; 0 where there is no /proc to ask. */
export function memoryOf(pid: number): number {
  return total(pid, (each) => {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${each}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  })
}

/** CPU time that a process and all that it started have used, in ms; 0 where there is no /proc to ask. */
export function cpuOf(pid: number): number {
  return total(pid, (each) => {
    // The name, in brackets, may hold anything; behind it the fields are split by spaces (proc(5)).
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
