import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { holdLines } from '../src/holdLines'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open() {
  const written: string[] = []
  const lines = holdLines<string>({
    out: { write: (text) => void written.push(text) },
    render: (text) => `${text}\n`,
  })
  return { written, ...lines }
}

it('writes what is held within a tenth of a second, together', () => {
  const { written, hold } = open()
  hold('a')
  hold('b')
  expect(written).toEqual([])
  vi.advanceTimersByTime(100)
  expect(written).toEqual(['a\nb\n'])
})

it('keeps the order: a line that is written at once comes after what was held', () => {
  const { written, hold, atOnce } = open()
  hold('a')
  atOnce.write('error\n')
  vi.advanceTimersByTime(1_000)
  expect(written).toEqual(['a\nerror\n'])
})

it('does not hold many', () => {
  const { written, hold } = open()
  for (let index = 0; index < 1_000; index += 1) hold('a')
  expect(written.join('').length).toBeGreaterThan(1_700)
})

it('writes what is held when the process ends', () => {
  const before = process.listeners('exit')
  const { written, hold } = open()
  hold('last')
  for (const listener of process.listeners('exit')) if (!before.includes(listener)) listener(0)
  expect(written).toEqual(['last\n'])
})
