import { describe, expect, it } from 'vitest'
import { parse } from '../../src/wire/parse'

const texts = (copy: string) => parse(copy).body.map(({ text }) => text)

describe('the body', () => {
  it('is one paragraph a line where the lines are closed', () => {
    expect(texts('The board met.\nIt meets again on Friday.\n\nNobody was hurt.')).toHaveLength(3)
  })

  it('joins wrapped lines to the next indentation', () => {
    expect(
      texts(
        "   OSLO (AP) _ The board said on Tuesday that two of the ferries\nwould stay in port until the ice had gone.\n   ``Nobody was hurt in the harbour,'' the master said, and the\nboats are safe.\n",
      ),
    ).toEqual([
      'The board said on Tuesday that two of the ferries would stay in port until the ice had gone.',
      "``Nobody was hurt in the harbour,'' the master said, and the boats are safe.",
    ])
  })

  it('joins wrapped lines to the next blank line', () => {
    const copy =
      'The board said on Tuesday that two of the ferries would\nstay in port until the ice had gone.\n\nNobody was hurt.\n'
    expect(texts(copy)).toEqual([
      'The board said on Tuesday that two of the ferries would stay in port until the ice had gone.',
      'Nobody was hurt.',
    ])
  })

  it('does not join the rows of a table', () => {
    expect(
      texts('The standings.\nOslo 73 52\nBergen 71 52\nTromso 66 59\nHamar 61 64\nThat is all.'),
    ).toHaveLength(6)
  })

  it('keeps every character inside a paragraph', () => {
    const paragraph = "``It’s  “cold,”\u00a0he said.''\tThen warmâ€”er."
    expect(texts(`${paragraph}\r\nThe end.`)[0]).toBe(paragraph)
  })

  it('leaves separators out and the text below them in', () => {
    expect(texts('The board met.\n___\nNobody was hurt.\n—\nThe end.\n___\n')).toEqual([
      'The board met.',
      'Nobody was hurt.',
      'The end.',
    ])
  })

  it('takes a short line for a subhead only with good reason', () => {
    const types = (copy: string) =>
      parse(copy)
        .body.map(({ type }) => type[0])
        .join('')
    expect(types('The board met.\nWHAT COMES NEXT\nNobody was hurt.')).toBe('psp')
    expect(types('The board met.\n\nWhat comes next\n\nNobody was hurt.')).toBe('psp')
    expect(types('The board met.\nWhat comes next\nNobody was hurt.')).toBe('ppp')
    expect(types('The board met.\n\n— What comes next\n\nNobody was hurt.')).toBe('ppp')
    expect(types('The board met.\n\nNobody was hurt\n')).toBe('pp')
  })

  it('reports mojibake once, at its first line', () => {
    const { body, findings } = parse('The board met.\nItâ€™s cold.\nItâ€™s late.')
    expect(body[1]?.text).toBe('Itâ€™s cold.')
    expect(findings).toMatchObject([{ code: 'mojibake', line: 2 }])
  })

  it('takes capitals with a tilde for no mojibake', () => {
    expect(parse('SÃO PAULO (AP) — The board met.').findings).toEqual([])
  })

  it('says so where there is none', () => {
    expect(parse('___\nLund reported from Rome.').findings.map(({ code }) => code)).toContain('no-body')
  })
})

describe('the follow line', () => {
  const story = 'OSLO (AP) — The harbour board met on Tuesday.\n___\n'

  it.each([
    [
      'Follow AP coverage of the Ukraine war at https://example.com/hub/x',
      'Ukraine war',
      'https://example.com/hub/x',
    ],
    [
      'Follow AP’s coverage of immunizations at https://example.com/hub/y.',
      'immunizations',
      'https://example.com/hub/y',
    ],
    [
      "Follow the AP's coverage of the coast: https://example.com/hub/z",
      'coast',
      'https://example.com/hub/z',
    ],
    [
      'Follow AP’s full coverage of the war in Sudan here: https://example.com/s',
      'war in Sudan',
      'https://example.com/s',
    ],
    ['More AP coverage of the war: https://example.com/hub/w', 'war', 'https://example.com/hub/w'],
    ['AP NBA: https://example.com/hub/nba', 'NBA', 'https://example.com/hub/nba'],
    ['Follow AP’s coverage of the war', 'war', ''],
    ['Follow all AP stories about ports at https://example.com/p', 'ports', 'https://example.com/p'],
    ['Follow AP coverage of ice at https://example.com/i .', 'ice', 'https://example.com/i'],
    [
      'Follow AP’s coverage of the vote at https://example.com/v and https://twitter.example/AP_Vote.',
      'vote',
      'https://example.com/v',
    ],
    [
      'More AP stories about the storm: https://example.com/s and https://example.com/t',
      'storm',
      'https://example.com/s',
    ],
    ['Follow AP’s climate coverage at https://example.com/c', 'climate', 'https://example.com/c'],
  ])('reads “%s”', (text, topic, url) => {
    expect(parse(story + text)).toMatchObject({
      followLine: { text, topic, url },
      credits: null,
      findings: [],
    })
  })

  it.each([
    'Follow the coverage of the trial, the judge told jurors, and you will be excused.',
    'Follow the news about the storm, officials told residents.',
    'Full coverage of the costs was promised.',
    'Find stories about the war hard to read? So does she.',
  ])('is not “%s”', (text) => {
    const { followLine, body } = parse(`OSLO (AP) — The harbour board met on Tuesday.\n${text}`)
    expect(followLine).toBeNull()
    expect(body[1]?.text).toBe(text)
  })

  it('is the first of several; the others stay with the credits, and are reported', () => {
    const second = 'Follow AP coverage of winter at https://example.com/hub/winter'
    const contact = 'Anna Lund can be reached at http://example.com/anna .'
    const found = parse(
      `${story}Follow AP coverage of ice at https://example.com/hub/ice\n${second}\n${contact}`,
    )
    expect(found.followLine?.topic).toBe('ice')
    expect(found.credits?.text).toBe(`${second}\n${contact}`)
    expect(found.findings.map(({ code, line }) => `${code} ${line}`)).toEqual([
      'further-follow-line 4',
      'contact-line 5',
    ])
  })
})
