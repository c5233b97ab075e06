import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/wire/parse'
import { creditLine, renderCredits } from '../../src/wire/render'

describe('the AP story', () => {
  const bytes = readFileSync(new URL('../fixtures/wire/ap-story.txt', import.meta.url))
  const printed = bytes.toString('utf8').split('\n')
  const story = parse(bytes)

  it('has no header and no byline, and none is made up', () => {
    expect(story.header).toBeNull()
    expect(story.byline).toBeNull()
  })

  it('is datelined Brussels', () => {
    expect(story.dateline).toEqual({ located: 'BRUSSELS', source: 'AP', text: 'BRUSSELS (AP) –' })
  })

  it('keeps its 22 paragraphs verbatim, the first after the dateline', () => {
    expect(story.body).toHaveLength(22)
    expect(story.body[0]?.text).toBe(printed[0]?.slice('BRUSSELS (AP) – '.length))
    expect(story.body[0]?.text).toMatch(/^North Korea will send /)
    expect(story.body.slice(1).map(({ text }) => text)).toEqual(printed.slice(1, 22))
    expect(story.body.every(({ type, line }, at) => type === 'paragraph' && line === at + 1)).toBe(true)
  })

  it('credits Kopp and Barry Hutton', () => {
    const text =
      'Kopp reported from Washington. Associated Press writer Barry Hutton in Lisbon, Portugal, contributed to this report.'
    expect(story.credits).toEqual({
      text,
      reported: [{ name: 'Kopp', role: '', location: 'Washington' }],
      contributed: [{ name: 'Barry Hutton', role: 'Associated Press writer', location: 'Lisbon, Portugal' }],
    })
    expect(story.credits && renderCredits(story.credits)).toBe(text)
    expect(story.credits && creditLine(story.credits)).toBe(text)
  })

  it('is followed on a hub', () => {
    expect(story.followLine).toEqual({
      text: 'Follow AP coverage of the Ukraine war at https://apnews.com/hub/russia-ukraine',
      topic: 'Ukraine war',
      url: 'https://apnews.com/hub/russia-ukraine',
    })
  })

  it('asks an editor one thing: who Kopp is', () => {
    expect(story.findings.map(({ code, line }) => [code, line])).toEqual([['surname-only', 24]])
  })
})
