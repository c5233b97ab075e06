import { describe, expect, it } from 'vitest'
import { embargoInWords } from '../../src/wire/embargoInWords'
import { parse } from '../../src/wire/parse'

const story = 'OSLO (AP) — The harbour board met on Tuesday.\nIt meets again on Friday.'
const sent = { year: 2024, month: 11 }

describe('an embargo in words', () => {
  it.each([
    ['HOLD FOR RELEASE 12:01 a.m. EST Monday, Nov. 4.', '2024-11-04T05:01:00Z'],
    ['EMBARGOED UNTIL 0001 GMT MONDAY NOV 4', '2024-11-04T00:01:00Z'],
    ['(EMBARGOED UNTIL 0001 GMT MONDAY NOV 4)', '2024-11-04T00:01:00Z'],
    ['*** EMBARGOED TO 00:01 GMT MONDAY NOVEMBER 4 ***', '2024-11-04T00:01:00Z'],
    ['Not for release before 6 a.m. EST Monday, Nov. 4', '2024-11-04T11:00:00Z'],
    ['NOT TO BE PUBLISHED BEFORE 1200 GMT NOV 4', '2024-11-04T12:00:00Z'],
    ['Do not publish before 12:01 a.m. ET Monday, Nov. 4.', '2024-11-04T05:01:00Z'],
    ['STRICTLY EMBARGOED UNTIL 18:30 CET, 4 NOV', '2024-11-04T17:30:00Z'],
    ['For release 6:30 p.m. Eastern time Nov. 4', '2024-11-04T23:30:00Z'],
    ['Embargo until noon EST Monday Nov 4', '2024-11-04T17:00:00Z'],
    ['UNDER EMBARGO UNTIL 0001 LONDON TIME, NOV 4', '2024-11-04T00:01:00Z'],
    ['HFR 12:01 a.m. EST Monday, Nov. 4', '2024-11-04T05:01:00Z'],
    ['This story is embargoed until 0001 GMT Monday, Nov. 4.', '2024-11-04T00:01:00Z'],
    ['HOLD until 6 p.m. EST Nov. 4', '2024-11-04T23:00:00Z'],
    ['Eds: Embargoed until 0001 GMT Monday Nov 4.', '2024-11-04T00:01:00Z'],
    ['EMBARGOED UNTIL 0001 GMT MONDAY NOV 4. Pictures available.', '2024-11-04T00:01:00Z'],
  ])('“%s” is lifted at %s', (text, until) => {
    expect(embargoInWords(text, sent)).toEqual({ text, until })
  })

  it.each([
    ['without a year', 'EMBARGOED UNTIL 0001 GMT NOV 4', {}],
    ['without a zone', 'EMBARGO: 0001 Monday November 4', sent],
    ['without a day', 'Not for publication before 0001 GMT on Monday', sent],
    ['without a time', 'For Release Sunday, Nov. 3, and Thereafter', sent],
    ['on a weekday that does not fit', 'EMBARGOED UNTIL 0001 GMT FRIDAY NOV 4', sent],
    ['without anything', 'HOLD FOR RELEASE', sent],
  ])('%s has no instant: nothing is guessed', (_fact, text, when) => {
    expect(embargoInWords(text, when)).toEqual({ text, until: null })
  })

  it('falls into the next year where the copy was sent in December', () => {
    expect(embargoInWords('EMBARGOED UNTIL 0001 GMT JAN 2', { year: 2024, month: 12 })?.until).toBe(
      '2025-01-02T00:01:00Z',
    )
  })

  it.each([
    'Embargoed goods were seized at the port on Monday.',
    'Embargoed until Monday, the report says the harbour is poisoned.',
    'Embargo talks ended on Monday.',
    'The report is embargoed until Monday.',
    'Hold until the ferry comes, the sign says.',
    'For release of the prisoners, the board paid in November.',
    'For use on Monday, the board bought two boats.',
    'Not for release before the trial, the files stayed in a vault.',
    'Hold for release, the sign on the lever says.',
    'Advance for the ferry came on Monday.',
  ])('is not “%s”', (line) => {
    expect(embargoInWords(line, sent)).toBeNull()
    expect(parse(`${story}\n${line}\nNobody was hurt.`).body).toHaveLength(4)
  })

  it.each(['above the byline', 'below the byline', 'inside the story', 'below the story'])(
    '%s is a note and a finding, never body',
    (where) => {
      const embargo = 'HOLD FOR RELEASE 12:01 a.m. EST Monday, Nov. 4.'
      const [paragraph, ...others] = story.split('\n')
      const copy = {
        'above the byline': [embargo, 'By ANNA LUND', '', story],
        'below the byline': ['By ANNA LUND', embargo, '', story],
        'inside the story': ['By ANNA LUND', '', paragraph, embargo, ...others],
        'below the story': ['By ANNA LUND', '', story, embargo],
      }[where]
      const read = parse([...(copy ?? []), 'AP-WF-11-03-24 0745GMT'].join('\n'))
      expect(read.byline?.names).toEqual(['Anna Lund'])
      expect(read.dateline?.located).toBe('OSLO')
      expect(read.body).toHaveLength(2)
      expect(read.header?.edNotes).toContain(embargo)
      expect(read.findings).toMatchObject([
        { code: 'embargo-in-words', message: expect.stringContaining(`"${embargo}": 2024-11-04T05:01:00Z`) },
      ])
    },
  )

  it('may go on in the next line', () => {
    const { header, findings } = parse(`Hold for release until 12:01 a.m. EST Monday,\nNov. 4.\n${story}`)
    expect(header?.edNotes).toEqual(['Hold for release until 12:01 a.m. EST Monday, Nov. 4.'])
    expect(findings).toMatchObject([{ code: 'embargo-in-words', line: 1 }])
  })

  it('of an advance is the line below its mark', () => {
    const { header, findings } = parse(`$Adv03\nFor Release Sunday, Nov. 3, and Thereafter\n${story}`)
    expect(header?.edNotes).toEqual(['$Adv03', 'For Release Sunday, Nov. 3, and Thereafter'])
    expect(findings).toMatchObject([{ code: 'embargo-in-words', line: 2 }])
  })

  it('is none where the copy may be used at once', () => {
    const { header, findings } = parse(`FOR IMMEDIATE RELEASE\n${story}`)
    expect(header?.edNotes).toEqual(['FOR IMMEDIATE RELEASE'])
    expect(findings).toEqual([])
  })
})
