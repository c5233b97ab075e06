import { expect, it } from 'vitest'

import { judgeChange } from '../../src/articles/judgeChange'

const nothing = { word: undefined, noCorrectionNeeded: false, newEntries: 0 } as const

it('treats an unclassified change as significant, and says that this is assumed', () => {
  expect(judgeChange(nothing)).toEqual({ kind: 'significant', isAssumed: true })
})

it('lets a typing error be minor', () => {
  expect(judgeChange({ ...nothing, word: 'minor' })).toEqual({ kind: 'minor', isAssumed: false })
})

it('asks a significant change for a word to readers, or for the word that none is needed', () => {
  expect(() => judgeChange({ ...nothing, word: 'significant' })).toThrow(refusal(422, 'correction-needed'))
  const judged = { kind: 'significant', isAssumed: false }
  expect(judgeChange({ ...nothing, word: 'significant', noCorrectionNeeded: true })).toEqual(judged)
  expect(judgeChange({ ...nothing, word: 'significant', newEntries: 1 })).toEqual(judged)
})

it('takes a correction for a significant change, and no minor one', () => {
  expect(judgeChange({ ...nothing, newEntries: 1 })).toEqual({ kind: 'significant', isAssumed: false })
  expect(() => judgeChange({ ...nothing, word: 'minor', newEntries: 1 })).toThrow(
    refusal(422, 'minor-with-correction'),
  )
})

function refusal(status: number, code: string): Error {
  const data = expect.objectContaining({ code }) as unknown
  return expect.objectContaining({ status, data }) as Error
}
