import { describe, expect, it } from 'vitest'
import { decode } from '../../src/wire/bytes'
import { openEnvelope, readEnvelope } from '../../src/wire/envelope'
import { WireError } from '../../src/wire/errors'
import { parse } from '../../src/wire/parse'
import { toItem } from '../../src/wire/toItem'
import * as fc from '../support/fastCheck'

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

describe('what agencies send besides', () => {
  it('takes the headline of a head without marks', () => {
    const [item] = items(anpa.replace(/\^([^<\r]*)<?\r/g, '$1\r'))
    expect(item?.headline).toBe('Ferries stay in port')
    expect(item?.header?.edNotes).not.toContain('Ferries stay in port')
    expect(item?.byline?.names).toEqual(['Ann Lind'])
  })

  it('keeps the last words of the take before an addition among the notes, and says so', () => {
    const addition = anpa
      .replace('1st Ld-Writethru,416', '1st Add,416')
      .replace('^Ferries stay in port<', '^OSLO: had gone.<')
    const [item] = items(addition)
    expect(item?.version).toBe('1st Add')
    expect(item?.header?.edNotes).toContain('OSLO: had gone.')
    expect(item?.findings.map(({ code }) => code)).toEqual(['unread-header'])
  })

  it('reads a German head', () => {
    const german = iptc
      .replace('1ST LEAD', '(Zusammenfassung 1330)')
      .replace('By Tom Novak', 'Von Tom Novak')
      .replace('The following', '# Notizblock\r\n\r\nThe following')
    expect(items(german)).toMatchObject([
      {
        headline: 'Ferries stay in port as ice blocks the harbour',
        byline: { text: 'Von Tom Novak, dpa', names: ['Tom Novak'] },
        body: [{ line: 8 }, { text: 'Nobody was hurt.' }],
      },
    ])
  })

  it('takes a request to kill for a kill', () => {
    const kill = iptc.replace('Nobody was hurt.', 'Nobody.').replace('1ST LEAD', 'Please kill item dpa 060')
    expect(items(kill)).toMatchObject([{ action: 'kill', status: 'canceled' }])
  })
})

const piece = fc.constantFrom(
  ...[
    '\u0001',
    '\u0002',
    '\u0003',
    '\u0004',
    '\u0010',
    '\u0011',
    '\u0012',
    '\u0013',
    '\u0014',
    '\u0016',
    '\u001F',
  ],
  ...[
    '\u007F',
    '\u000C',
    '\u001B',
    '\r\n',
    '\n',
    '\t',
    '^',
    '<',
    '=',
    ' ',
    'z6715',
    'r s ',
    'BC-EU--Harbour, 1st Ld,12',
  ],
  ...[
    'eca062 4 i 211 c dpa 061',
    'By ANNA LUND=',
    'OSLO (AP) _ ',
    'The board met.',
    '02-20 0500',
    '131137 GMT Nov 13',
  ],
)

describe('damaged envelopes', () => {
  it('are read or refused, lose no word and keep no control character', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = `\u0001eca062 4 i 211 c dpa 061\n\u0002${pieces.join('')}\u0003`
        const all = readOrRefuse(text)
          .map((item) => JSON.stringify(item))
          .join(' ')
        if (all === '') return
        // eslint-disable-next-line no-control-regex
        expect(all.replaceAll('\\n', '').replaceAll('\\t', '')).not.toMatch(
          /\\u00[01][0-9a-f]|\\[bfr]|[\u007F-\u009F]/,
        )
        for (const words of ['The board met.', 'ANNA LUND']) {
          if (pieces.includes(words)) expect(all).toContain(words)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

function readOrRefuse(text: string) {
  try {
    return items(text)
  } catch (error) {
    if (error instanceof WireError) return []
    throw error
  }
}

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
