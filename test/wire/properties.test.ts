import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/wire/parse'
import { renderCredits } from '../../src/wire/render'
import { readSentences } from '../../src/wire/sentence'
import type { CreditRows, WireStory } from '../../src/wire/story'
import * as fc from '../support/fastCheck'

const fixtures = new URL('../fixtures/wire/', import.meta.url)

const given = fc.constantFrom(
  'Anna',
  'Jon',
  'Jean-Yves',
  'W.J.',
  'Mary Clare',
  'Ahn',
  'José',
  'D’Arcy',
  'Ludo',
)
const surname = fc.constantFrom(
  ...['Lund', 'Berg', 'El Deeb', 'van der Berg', 'O’Brien', 'Sung-mi', 'McDonald', 'Gomez Licon', 'Fellow'],
  ...['Jordan', 'London', 'Muñoz', 'de Vries', 'Moen Jr.', 'Holm III'],
)
const name = fc.tuple(given, surname).map((parts) => parts.join(' '))

const location = fc.constantFrom(
  ...['', '', 'Rome', 'Lisbon, Portugal', 'Des Moines, Iowa', 'the West Bank', 'St. Paul, Minn.'],
  ...['Washington, D.C.', 'aboard Air Force One', 'Sarajevo, Bosnia and Herzegovina', 'the United Nations'],
  ...['Frankfurt am Main', 'near Kyiv'],
)

const owner = fc.constantFrom('AP', 'Associated Press', 'The AP’s', 'CNN’s', 'Reuters', '')
const rank = fc.constantFrom('', 'Chief', 'Senior', 'senior')
const field = fc.constantFrom(
  '',
  'Medical',
  'Science',
  'Arts, Culture and Media',
  'Health and science',
  'video',
  'Diplomatic',
)
const noun = fc.constantFrom(
  'writer',
  'Writer',
  'Editor',
  'correspondent',
  'video journalist',
  'photographer',
)
const title = fc
  .tuple(owner, rank, field, noun)
  .map((parts) => parts.filter(Boolean).join(' '))
  // Without an owner a longer run may contain a name.
  .filter((role) => !/^(?:Senior|senior|Chief)/.test(role))
const role = fc.oneof(fc.constant(''), fc.constantFrom('CNN’s', 'The Harbour Gazette’s', 'researcher'), title)

const row = fc.record({ name, role, location })
const rows: fc.Arbitrary<CreditRows> = fc.record({
  reported: fc.array(row, { maxLength: 4 }),
  contributed: fc.array(row, { maxLength: 4 }),
})

function readBack(text: string): CreditRows {
  const sentences = readSentences(text).map((sentence) => sentence.rows)
  return {
    reported: sentences.flatMap((read) => read?.reported ?? []),
    contributed: sentences.flatMap((read) => read?.contributed ?? []),
  }
}

describe('credits in both directions', () => {
  it('any rows become the sentence of an agency, and that the same rows', () => {
    fc.assert(
      fc.property(rows, (credits) => {
        expect(readBack(renderCredits(credits))).toEqual(credits)
      }),
      { numRuns: 3000 },
    )
  })

  it.each(
    readdirSync(fixtures)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => [file, parse(readFileSync(new URL(file, fixtures))).credits] as const)
      .filter(([, credits]) => credits !== null && credits.reported.length + credits.contributed.length > 0),
  )('those of %s too', (_file, credits) => {
    const { reported = [], contributed = [] } = credits ?? {}
    expect(readBack(renderCredits({ reported, contributed }))).toEqual({ reported, contributed })
  })
})

const line = <T>(...of: [T, ...T[]]) => fc.constantFrom(...of)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 2 })

const paragraph = line(
  'The harbour board said on Tuesday that two of its ferries would stay in port until the ice had gone.',
  '“Nobody was hurt,” the harbour master said. “But the timetable is in tatters.”',
  'Follow the coverage of the trial, the judge told jurors, and you will be excused from the next one.',
  'Editors: they are a dying breed, and nobody in the harbour will miss the last of them.',
  'Correction: the harbour is open, the master said, and the board will meet again on Friday.',
  'Reporting by the ministry shows that the harbour lost more money than in any year before.',
  'Embargoed goods were seized at the port on Monday, and the crew of the ship was questioned.',
  'The enemy was near, he reported from Kabul, and two accidents were reported from Bergen.',
  'In Nov 3 (PTI) and other codes nobody found a meaning, Lena Cho (AP) — the reporter — wrote.',
  'More than 30 people stayed on board of the last boat, and -30 degrees were measured there.',
  'Information from the harbour was late, and not for publication before the trial, said the board.',
  'The story can end here, she thought, but the ferries went on and on until the ice had gone.',
)

const copy = fc.record({
  slugline: maybe(line('BC-EU--Harbour-Frozen Ferries, 1st Ld-Writethru,1140')),
  notes: fc.uniqueArray(
    line(
      'AP Photo OSL101, OSL102',
      'Eds: Restores a word.',
      'EMBARGOED UNTIL 0001 GMT MONDAY NOV 4',
      '$Adv03',
      '(Adds quotes, details)',
      'Shipping/Norway/',
    ),
    { maxLength: 3 },
  ),
  byline: maybe(
    line(
      ['By ANNA LUND', 'Anna Lund'],
      ['By AP Chief Medical Writer Mara Quist', 'Mara Quist'],
      ['By HARBOUR GAZETTE', ''],
    ),
  ),
  dateline: maybe(
    line(
      ['OSLO, Norway (AP) —', 'OSLO, Norway'],
      ['(Reuters) -', ''],
      ['(ANSA) - ROME, JUL 11 -', 'ROME'],
      ['New Delhi, Nov 3 (PTI)', 'New Delhi'],
      ['Melbourne (Australia), 25 may (EFE).-', 'Melbourne (Australia)'],
      ['Berlin, 03.11.2024 (dpa) -', 'Berlin'],
    ),
  ),
  body: fc.array(paragraph, { minLength: 1, maxLength: 6 }),
  desk: fc.array(
    fc.tuple(
      fc.nat(5),
      line('(MORE)', '-30-', '(STORY CAN END HERE. OPTIONAL MATERIAL FOLLOWS.)', 'burs-lc/bl', '###'),
    ),
    { maxLength: 2 },
  ),
  credits: maybe(
    line(
      ['Lund reported from Rome.', 'Lund'],
      ['Health and science writer Lena Cho contributed to this report.', 'Lena Cho'],
      ['(Writing by Per Holm; Editing by Jon Berg)', 'Per Holm'],
      ['— With files from Kari Moen in Ottawa', 'Kari Moen'],
      ['Anna Lund is an Associated Press writer.', ''],
    ),
  ),
  follow: maybe(line('Follow all AP stories about ports at https://example.com/p .')),
  secret: maybe(line('The following information is not intended for publication')),
})

type Parts = typeof copy extends fc.Arbitrary<infer Value> ? Value : never

describe('copy built from known parts', () => {
  it('has every word of the body in the body, and nothing else there', () => {
    fc.assert(
      fc.property(copy, line('\n', '\n\n', '\r\n'), (parts, gap) => {
        const story = parse(printed(parts, gap))
        expect(story.body.map(({ text }) => text)).toEqual(parts.body)
      }),
      { numRuns: 1500 },
    )
  })

  it('gives the people that it names, and nobody else', () => {
    fc.assert(
      fc.property(copy, (parts) => {
        const story = parse(printed(parts, '\n\n'))
        expect(story.byline?.names ?? []).toEqual([parts.byline?.[1] ?? ''].filter(Boolean))
        expect(peopleOf(story)).toEqual([parts.credits?.[1] ?? ''].filter(Boolean))
        expect(story.dateline?.located ?? null).toBe(parts.dateline?.[1] ?? null)
      }),
      { numRuns: 1500 },
    )
  })

  it('keeps every note for the desk, and prints none', () => {
    fc.assert(
      fc.property(copy, (parts) => {
        const story = parse(printed(parts, '\n\n'))
        const notes = [...parts.notes, ...parts.desk.map(([, mark]) => mark)]
        if (parts.secret !== null) notes.push(parts.secret, 'Contact: Kari Moen, +47 22 33 44 55')
        expect([...(story.header?.edNotes ?? [])].sort()).toEqual(notes.sort())
      }),
      { numRuns: 1500 },
    )
  })
})

function printed(parts: Parts, gap: string): string {
  const [first = '', ...others] = parts.body
  const story = [parts.dateline ? `${parts.dateline[0]} ${first}` : first, ...others]
  for (const [at, mark] of parts.desk) story.splice(1 + (at % story.length), 0, mark)
  return [
    ...(parts.slugline === null ? [] : [parts.slugline]),
    ...parts.notes,
    ...(parts.byline ? [parts.byline[0]] : []),
    ...story,
    ...(parts.credits ? ['___', parts.credits[0]] : []),
    ...(parts.follow === null ? [] : ['___', parts.follow]),
    ...(parts.secret === null ? [] : [parts.secret, 'Contact: Kari Moen, +47 22 33 44 55']),
  ].join(gap)
}

function peopleOf({ credits }: WireStory): string[] {
  return [...(credits?.reported ?? []), ...(credits?.contributed ?? [])].map((person) => person.name)
}
