/** Loaded before a server (`node --import`): its clock is ahead of the machine's by the milliseconds written in CLOCK_FILE. */
import { readFileSync, watchFile } from 'node:fs'

const file = process.env.CLOCK_FILE
let ahead = 0
watchFile(file, { interval: 100, persistent: false }, () => {
  ahead = Number(readFileSync(file, 'utf8'))
})

const machine = Date.now
Date.now = () => machine() + ahead
globalThis.Date = new Proxy(Date, {
  construct: (Real, given, self) => Reflect.construct(Real, given.length > 0 ? given : [Real.now()], self),
})
