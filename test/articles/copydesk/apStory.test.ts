import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { readCopy } from '../../../src/articles/copydesk'
import { parse } from '../../../src/wire/parse'
import { NOW } from './read'

const paragraphs = parse(readFileSync('test/fixtures/wire/ap-story.txt')).body.map(({ text }) => text)
const findings = readCopy({ story: { paragraphs, language: 'en' }, now: NOW })

it('finds what is garbled in the AP story, each at its place, and nothing else', () => {
  expect(findings.map(({ code, path, key, place }) => ({ code, path, key, place }))).toEqual([
    {
      code: 'acronym',
      path: 'body',
      key: 'acronym:brics',
      place: { paragraph: 4, start: 100, end: 105, quote: 'BRICS' },
    },
    {
      code: 'stray-space',
      path: 'body',
      key: 'stray-space:very dangerous. ”',
      place: { paragraph: 6, start: 80, end: 81, quote: ' ' },
    },
    {
      code: 'unpaired-quote',
      path: 'body',
      key: 'unpaired-quote:very dangerous. ”',
      place: { paragraph: 6, start: 81, end: 82, quote: '”' },
    },
    {
      code: 'surname-first',
      path: 'body',
      key: 'surname-first:shin',
      place: { paragraph: 8, start: 0, end: 4, quote: 'Shin' },
    },
    {
      code: 'name-variant',
      path: 'body',
      key: 'name-variant:lavrovov:sergei lavrov',
      place: { paragraph: 11, start: 0, end: 8, quote: 'Lavrovov' },
    },
  ])
})

it('says who may be meant', () => {
  const words = findings.map(({ message }) => message)
  expect(words).toContain('Shin has not been introduced. Is this Sabrina Singh?')
  expect(words).toContain('“Lavrovov” looks like “Sergei Lavrov”. One of them may be misspelled.')
})

it('quotes exactly what stands at the place it names', () => {
  for (const { place } of findings) {
    expect(paragraphs[place?.paragraph ?? -1]?.slice(place?.start, place?.end)).toBe(place?.quote)
  }
})

it('keeps the keys of the other findings when one is mended', () => {
  const mended = paragraphs.map((text) => text.replace('Lavrovov', 'Lavrov'))
  const left = readCopy({ story: { paragraphs: ['A new lede.', ...mended], language: 'en' }, now: NOW })
  expect(left.map(({ key }) => key)).toEqual(
    findings.filter(({ code }) => code !== 'name-variant').map(({ key }) => key),
  )
})
