import { describe, expect, it } from 'vitest'
import { decode } from '../../src/wire/bytes'
import { openEnvelope, readEnvelope } from '../../src/wire/envelope'
import { WireError } from '../../src/wire/errors'
import { parse } from '../../src/wire/parse'
import { toItem } from '../../src/wire/toItem'

const anpa = [
  '\u0016\u0016\u0001z6715\u001F-----',
  'r s\u0013\u0011 BC-BKN--Frozen 1stLd-Writethru   02-20 0500',
  '\u0002^BC-BKN--Frozen Ferries, 1st Ld-Writethru,416<',
  '^Ferries stay in port<',
  '^AP Photo OSL101, OSL102<',
  '^Eds: Updates with details from the board;',
  'adds quotes.<',
  '^The board has closed the harbour until Friday.<',
  '^By ANN LIND=',
  '^AP Sports Writer=',
  '\tOSLO, Norway (AP) _ The harbour board said on Tuesday that two of its',
  'ferries would stay in port.',
  "\t``Nobody was hurt,''\u0010the harbour master said.",
  '\t(MORE)',
  '\t___',
  '\tLind reported from Oslo.',
  '\u0003AP-WF-02-20-16 0337GMT<',
  '\u000C\u0004',
].join('\r\n')

const iptc = [
  '\u0001eca062 4 i 211 ccccb   dpa 061',
  'Shipping/Norway/',
  '\u00021ST LEAD',
  'Ferries stay in port as ice',
  'blocks the harbour',
  'By Tom Novak, dpa =',
  '',
  'Oslo (dpa) - The harbour board said on Tuesday that two of its ferries',
  'would stay in port.',
  '',
  'Nobody was hurt.',
  '',
  'The following information is not intended for publication',
  '',
  'Contact: Anna Lund, +47 22 33',
  '',
  '\u0003131137 GMT Okt 13',
  `${'\u007F'.repeat(60)}\u0004`,
].join('\r\n')

const table = [
  '\u0016\u0016\u0001z6716\u001F-----',
  'r s\u0013\u0012 BC-BKN--Glance   02-20 0050',
  '\u0002^BC-BKN--Glance,50<',
  '^Standings<',
  '   Team       W   L',
  '   Oslo      73  52',
  '\u0003AP-WF-02-20-16 0338GMT<',
  '\u0004',
].join('\r\n')

const items = (text: string) => readEnvelope(text).map(toItem)

describe('the envelope of ANPA 1312', () => {
  it('gives slug, version, headline, summary, notes, byline and body', () => {
    expect(items(anpa)).toMatchObject([
      {
        format: 'anpa-1312',
        version: '1st Ld-Writethru',
        headline: 'Ferries stay in port',
        summary: 'The board has closed the harbour until Friday.',
        header: {
          slugline: 'BC-BKN--Frozen Ferries',
          edNotes: [
            'AP Photo OSL101, OSL102',
            'Eds: Updates with details from the board; adds quotes.',
            'AP-WF-02-20-16 0337GMT',
            '(MORE)',
          ],
        },
        byline: { text: 'By ANN LIND\nAP Sports Writer', names: ['Ann Lind'] },
        dateline: { located: 'OSLO, Norway', source: 'AP' },
        body: [
          { text: 'The harbour board said on Tuesday that two of its ferries would stay in port.', line: 11 },
          { text: "``Nobody was hurt,'' the harbour master said.", line: 13 },
        ],
        credits: { text: 'Lind reported from Oslo.' },
        urgency: 4,
        subjects: [{ code: 's', scheme: 'anpa-1312-category' }],
        times: { version: '2016-02-20T03:37:00Z' },
        findings: [],
      },
    ])
  })

  it('gives its header as sent', () => {
    expect(openEnvelope(anpa)?.messages.map(({ header }) => header)).toEqual([
      {
        service: 'z',
        serial: '6715',
        priority: 'r',
        category: 's',
        keyword: 'BC-BKN--Frozen 1stLd-Writethru',
        date: '02-20',
        words: '0500',
        info: '',
      },
    ])
  })

  it('falls back on the cut-down slug of the header', () => {
    const without = anpa.replace(/\^BC-BKN[^<]*<\r\n/, '')
    expect(items(without)).toMatchObject([
      {
        version: '1stLd-Writethru',
        header: { slugline: 'BC-BKN--Frozen' },
        headline: 'Ferries stay in port',
      },
    ])
  })

  it('keeps a table as it is, one paragraph a line, and says so', () => {
    expect(items(table)).toMatchObject([
      {
        headline: 'Standings',
        body: [{ text: '   Team       W   L' }, { text: '   Oslo      73  52' }],
        findings: [{ code: 'unsupported-markup', line: 5 }],
      },
    ])
  })

  it('makes category v an advisory', () => {
    expect(items(anpa.replace('r s\u0013', 'r v\u0013'))).toMatchObject([{ action: 'advisory' }])
  })

  it('makes a kill note a kill', () => {
    expect(items(anpa.replace('1st Ld-Writethru,416', 'KILL'))).toMatchObject([
      { action: 'kill', status: 'canceled' },
    ])
  })
})

describe('the envelope of IPTC 7901', () => {
  it('gives agency, keywords, version, headline, byline, body and notes', () => {
    expect(items(iptc)).toMatchObject([
      {
        format: 'iptc-7901',
        identity: { agency: 'dpa' },
        version: '1ST LEAD',
        headline: 'Ferries stay in port as ice blocks the harbour',
        header: {
          slugline: 'Shipping/Norway/',
          edNotes: [
            '131137 GMT Okt 13',
            'The following information is not intended for publication',
            'Contact: Anna Lund, +47 22 33',
          ],
        },
        byline: { text: 'By Tom Novak, dpa', names: ['Tom Novak'] },
        dateline: { located: 'Oslo', source: 'dpa' },
        body: [
          { text: 'The harbour board said on Tuesday that two of its ferries would stay in port.' },
          { text: 'Nobody was hurt.' },
        ],
        credits: null,
        urgency: 4,
        times: { version: '2013-10-13T11:37:00Z' },
        findings: [],
      },
    ])
  })

  it('does without the mark at the end of the head', () => {
    expect(items(iptc.replace('dpa =', 'dpa'))).toMatchObject([
      {
        version: '1ST LEAD',
        headline: 'Ferries stay in port as ice blocks the harbour',
        byline: { names: ['Tom Novak'] },
      },
    ])
  })

  it('reads an embargo of the head with the year of the trailer', () => {
    const embargoed = iptc.replace('1ST LEAD', '1ST LEAD\r\nEMBARGOED UNTIL 0001 GMT MONDAY OCT 14')
    const [item] = items(embargoed)
    expect(item?.findings).toMatchObject([
      { code: 'embargo-in-words', message: expect.stringContaining(': 2013-10-14T00:01:00Z') },
    ])
    expect(item?.headline).toBe('Ferries stay in port as ice blocks the harbour')
  })

  it('is text, however much padding it has', () => {
    expect(decode(new TextEncoder().encode(iptc)).text).toBe(iptc)
  })
})

describe('any envelope', () => {
  it('gives every message of a file, with the lines of the file', () => {
    const both = items(anpa + iptc)
    expect(both.map(({ format }) => format)).toEqual(['anpa-1312', 'iptc-7901'])
    expect(both[1]?.body[0]?.line).toBe(25)
  })

  it('leaves no control character anywhere', () => {
    for (const item of items(anpa + iptc + table)) {
      // eslint-disable-next-line no-control-regex
      expect(JSON.stringify(item).replaceAll('\\n', '')).not.toMatch(
        /\\u00[01][0-9a-f]|\\[bfrt]|[\u007F-\u009F]/,
      )
    }
  })

  it('is none around plain copy', () => {
    expect(openEnvelope('OSLO (AP) — The harbour board met.')).toBeNull()
    expect(readEnvelope('OSLO (AP) — The\u0002 harbour board met.')).toEqual([])
  })

  it('refuses a message that was cut off', () => {
    expect(() => readEnvelope(anpa.slice(0, anpa.indexOf('\u0003') - 40))).toThrow(
      expect.objectContaining({ code: 'truncated' }),
    )
  })

  it('is opened when a single story is read, and headline and summary are kept', () => {
    expect(parse(anpa)).toMatchObject({
      header: { slugline: 'BC-BKN--Frozen Ferries', version: '1st Ld-Writethru' },
      byline: { names: ['Ann Lind'] },
      body: [{ line: 11 }, { line: 13 }],
    })
    expect(parse(anpa).header?.edNotes.slice(0, 2)).toEqual([
      'Ferries stay in port',
      'The board has closed the harbour until Friday.',
    ])
    expect(() => parse(anpa + iptc)).toThrow(WireError)
  })

  it('keeps a header that it cannot read among the notes', () => {
    const [item] = items('\u0001SOMETHING ELSE\n\u0002OSLO (AP) — The harbour board met on Tuesday.\n\u0003')
    expect(item).toMatchObject({
      header: { edNotes: ['SOMETHING ELSE'] },
      body: [{ text: 'The harbour board met on Tuesday.' }],
      findings: [{ code: 'unread-header', line: 1 }],
    })
  })

  it('is read in linear time', () => {
    const long = anpa.replace(
      '\u0003',
      `${'\tThe board met and met again, and met.\r\n'.repeat(25_000)}\u0003`,
    )
    expect(readEnvelope(long)[0]?.body.length).toBeGreaterThan(20_000)
  })
})
