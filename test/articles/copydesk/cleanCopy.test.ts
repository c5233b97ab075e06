import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { readCopy } from '../../../src/articles/copydesk'
import { parse } from '../../../src/wire/parse'
import { NOW } from './read'

const FOLDER = 'test/fixtures/copydesk'

const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({
    name,
    paragraphs: parse(readFileSync(`${FOLDER}/${name}`)).body.map(({ text }) => text),
  }))

const findingsOf = (paragraphs: readonly string[]) =>
  readCopy({ story: { paragraphs, language: 'en' }, now: NOW }).map(
    ({ code, message, place }) => `${code} in paragraph ${place?.paragraph}: ${message}`,
  )

describe('on clean copy in many styles', () => {
  const words = texts.reduce((sum, { paragraphs }) => sum + paragraphs.join(' ').split(/\s+/u).length, 0)

  it('has enough of it to judge by', () => {
    expect(texts.length).toBeGreaterThanOrEqual(12)
    expect(words).toBeGreaterThanOrEqual(6000)
  })

  it('stays quiet: at most one false finding in 1,000 words', () => {
    const found = texts.flatMap(({ name, paragraphs }) =>
      findingsOf(paragraphs).map((line) => `${name}: ${line}`),
    )
    expect(found.length, found.join('\n')).toBeLessThanOrEqual(words / 1000)
  })

  it('stays as quiet where the quotation marks are straight', () => {
    const found = texts.flatMap(({ name, paragraphs }) =>
      findingsOf(paragraphs.map((text) => text.replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'"))).map(
        (line) => `${name}: ${line}`,
      ),
    )
    expect(found.length, found.join('\n')).toBeLessThanOrEqual(words / 1000)
  })
})

describe('a slip made in clean copy', () => {
  const double = texts.flatMap(({ name, paragraphs }) =>
    paragraphs.flatMap((text, index) =>
      [...text.matchAll(/[“”]/gu)].map(({ index: at }) => ({ name, paragraphs, index, at })),
    ),
  )

  it('is found where a quotation mark is missing, 98 times in 100', () => {
    const found = double.filter(({ paragraphs, index, at }) => {
      const slipped = paragraphs.map((text, each) =>
        each === index ? text.slice(0, at) + text.slice(at + 1) : text,
      )
      // A quotation reaches no further than its neighbours.
      const near = slipped.slice(Math.max(0, index - 1), index + 2)
      return findingsOf(near).some((line) => line.startsWith('unpaired-quote'))
    })
    expect(found.length / double.length).toBeGreaterThanOrEqual(0.98)
  })

  it('is found where a word stands twice', () => {
    for (const { name, paragraphs } of texts) {
      const slipped = paragraphs.map((text) => text.replace(/ (the|of|to|said) (?=\p{Ll})/u, ' $1 $1 '))
      const found = findingsOf(slipped).filter((line) => line.startsWith('doubled-word'))
      expect(found.length, name).toBe(slipped.filter((text, at) => text !== paragraphs[at]).length)
    }
  })
})
