import { expect, it } from 'vitest'

import { merged } from '../../src/admin/saving/merged'

it('what is saved after a conflict has the fields that were chosen, and all others as they were sent', () => {
  const sent = {
    headline: 'Mine',
    summary: 'Mine',
    dateline: { located: 'PARIS', source: 'AP' },
    kicker: 'K',
  }
  const stored = {
    headline: 'Theirs',
    summary: null,
    dateline: { located: 'ROME', source: 'AFP' },
    kicker: 'L',
  }
  const choices = { headline: 'mine', summary: 'theirs', 'dateline.located': 'theirs' } as const
  expect(merged({ sent, stored, choices })).toEqual({
    headline: 'Mine',
    summary: null,
    dateline: { located: 'ROME', source: 'AP' },
    kicker: 'K',
  })
  expect(sent.dateline.located).toBe('PARIS')
})

it('a field that only they have is taken over', () => {
  expect(
    merged({ sent: {}, stored: { wire: { agency: 'AP' } }, choices: { 'wire.agency': 'theirs' } }),
  ).toEqual({
    wire: { agency: 'AP' },
  })
})
