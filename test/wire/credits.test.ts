import { describe, expect, it } from 'vitest'
import { parse } from '../../src/wire/parse'

const body = 'OSLO (AP) — The harbour board met on Tuesday.\nIt meets again on Friday.'

function read(...closing: string[]) {
  const { credits, findings } = parse([body, '___', ...closing].join('\n'))
  return {
    reported: credits?.reported.map(
      ({ name, role, location }) => `${role && `${role} | `}${name} @ ${location}`,
    ),
    contributed: credits?.contributed.map(({ name, role, location }) => `${role} | ${name} | ${location}`),
    text: credits?.text,
    findings: findings
      .filter(({ code }) => code !== 'surname-only')
      .map(({ code, line }) => `${code} ${line}`),
  }
}

const reported: [fact: string, sentence: string, rows: string[]][] = [
  ['one reporter', 'Lund reported from Washington.', ['Lund @ Washington']],
  [
    'two reporters who share a place, and two more',
    'Rude and Mehlum reported from Washington. Sund and Berg reported from New York.',
    ['Rude @ Washington', 'Mehlum @ Washington', 'Sund @ New York', 'Berg @ New York'],
  ],
  [
    'a second place after a semicolon',
    'Bakken reported from Des Moines, Iowa; Moen from New York.',
    ['Bakken @ Des Moines, Iowa', 'Moen @ New York'],
  ],
  [
    'the surname of two words',
    'Gomez Lind reported from Fort Lauderdale, Florida, and Price from Atlanta.',
    ['Gomez Lind @ Fort Lauderdale, Florida', 'Price @ Atlanta'],
  ],
  [
    'three places after commas',
    'Lund reported from Paris, Moen from Rome and Berg from Tokyo.',
    ['Lund @ Paris', 'Moen @ Rome', 'Berg @ Tokyo'],
  ],
  [
    'a surname that is a country',
    'Lund reported from Paris, Jordan from Rome.',
    ['Lund @ Paris', 'Jordan @ Rome'],
  ],
  ['a surname that is a city', 'London reported from Washington.', ['London @ Washington']],
  [
    'particles, initials and hyphens',
    'De Vries, W.J. Henn Jr. and Ahn Sung-mi reported from the West Bank.',
    ['De Vries @ the West Bank', 'W.J. Henn Jr. @ the West Bank', 'Ahn Sung-mi @ the West Bank'],
  ],
  ['a state abbreviation at the end', 'Lund reported from St. Paul, Minn.', ['Lund @ St. Paul, Minn.']],
  [
    'a sentence after a state abbreviation',
    'Lund reported from Reno, Nev. Moen reported from Washington, D.C. Berg reported from Rome.',
    ['Lund @ Reno, Nev.', 'Moen @ Washington, D.C.', 'Berg @ Rome'],
  ],
  [
    'two places of one reporter',
    'Lund reported from Washington and New York.',
    ['Lund @ Washington and New York'],
  ],
  ['a place aboard', 'Lund reported from aboard Air Force One.', ['Lund @ aboard Air Force One']],
  ['a by-label', 'Reported by Anna Lund in Rome and Kari Moen.', ['Anna Lund @ Rome', 'Kari Moen @ ']],
  ['no-break spaces', 'Lund reported from New\u00a0York.', ['Lund @ New York']],
  [
    'an agency’s own reporter',
    'AP writer Anna Lund reported from Lisbon, Portugal.',
    ['AP writer | Anna Lund @ Lisbon, Portugal'],
  ],
]

describe('who reported', () => {
  it.each(reported)('reads %s', (_fact, sentence, rows) => {
    expect(read(sentence)).toEqual({ reported: rows, contributed: [], text: sentence, findings: [] })
  })
})

const writer = 'Associated Press writer'
const contributed: [fact: string, sentence: string, rows: string[]][] = [
  [
    'one writer and a country',
    'Associated Press writer Anna Lund in Lisbon, Portugal, contributed to this report.',
    [`${writer} | Anna Lund | Lisbon, Portugal`],
  ],
  [
    'a shared place as that of everyone named since the last one',
    'Associated Press writers Jill Moen in New York and Kari Frey, Mary Jahn and Hanna Finne in Washington contributed to this report.',
    [
      `${writer} | Jill Moen | New York`,
      `${writer} | Kari Frey | Washington`,
      `${writer} | Mary Jahn | Washington`,
      `${writer} | Hanna Finne | Washington`,
    ],
  ],
  [
    'a double and',
    'Erik Tuck in Washington and Bern Cond and Paul Harl in New York contributed to this report.',
    [' | Erik Tuck | Washington', ' | Bern Cond | New York', ' | Paul Harl | New York'],
  ],
  [
    'a state between commas',
    'AP writers Hope Ytre in Washington and Jenny Moen in Providence, Rhode Island, contributed.',
    ['AP writer | Hope Ytre | Washington', 'AP writer | Jenny Moen | Providence, Rhode Island'],
  ],
  [
    'a country with an and in its name',
    'Ana Lund in Sarajevo, Bosnia and Herzegovina, and Kari Moen in Rome contributed to this report.',
    [' | Ana Lund | Sarajevo, Bosnia and Herzegovina', ' | Kari Moen | Rome'],
  ],
  [
    'the place last',
    'AP writer Anna Lund contributed to this report from Rome.',
    ['AP writer | Anna Lund | Rome'],
  ],
  ['no place', 'AP writer Anna Lund contributed.', ['AP writer | Anna Lund | ']],
  ['a place between commas', 'Anna Lund, in Paris, contributed.', [' | Anna Lund | Paris']],
  ['an also', 'Anna Lund also contributed.', [' | Anna Lund | ']],
  [
    'a place behind at',
    'Edith M. Lund at the United Nations contributed.',
    [' | Edith M. Lund | the United Nations'],
  ],
  [
    'a label in the middle of the list',
    'AP writers Anna Lund in Rome, Kari Moen in Oslo and AP videojournalist Jon Berg in New York contributed.',
    [
      'AP writer | Anna Lund | Rome',
      'AP writer | Kari Moen | Oslo',
      'AP videojournalist | Jon Berg | New York',
    ],
  ],
  [
    'a label in the singular as one person’s',
    'AP Business Writer Anna Lund and Kari Moen in Rome contributed.',
    ['AP Business Writer | Anna Lund | Rome', ' | Kari Moen | Rome'],
  ],
  [
    'a label without its agency',
    'Associated Press writer Anna Lund in Rome and photographers Kari Moen and Jon Berg in Oslo contributed.',
    [`${writer} | Anna Lund | Rome`, 'photographer | Kari Moen | Oslo', 'photographer | Jon Berg | Oslo'],
  ],
  [
    'the inverted form',
    'Contributing to this report were AP writers Anna Lund in Norfolk, Virginia; Kari Moen in Rome; and Jon Berg.',
    ['AP writer | Anna Lund | Norfolk, Virginia', 'AP writer | Kari Moen | Rome', 'AP writer | Jon Berg | '],
  ],
  [
    'an unknown region before the verb',
    'AP writer Anna Lund in Irbil, Anyland, contributed.',
    ['AP writer | Anna Lund | Irbil, Anyland'],
  ],
  [
    'a bracketed state',
    'Anna Lund in Springfield (Ill.) contributed.',
    [' | Anna Lund | Springfield (Ill.)'],
  ],
  ['whose reporter it was', 'The AP’s Anna Lund in Rome contributed.', ['The AP’s | Anna Lund | Rome']],
  [
    'the named beside others who are not',
    'AP journalists Inna Var in Kyiv, Ukraine, and other AP staffers around the world contributed to this report.',
    ['AP journalist | Inna Var | Kyiv, Ukraine'],
  ],
  ['nobody where nobody is named', 'The Associated Press contributed to this report.', []],
]

describe('who contributed', () => {
  it.each(contributed)('reads %s', (_fact, sentence, rows) => {
    expect(read(sentence)).toEqual({ reported: [], contributed: rows, text: sentence, findings: [] })
  })

  it('reads both verbs in one sentence', () => {
    const sentence = 'Lund reported from Rome, and AP writer Jon Berg contributed from Lisbon, Portugal.'
    expect(read(sentence)).toMatchObject({
      reported: ['Lund @ Rome'],
      contributed: ['AP writer | Jon Berg | Lisbon, Portugal'],
    })
  })
})

describe('what cannot be read with confidence', () => {
  it.each([
    ['an apposition', 'Lund, who travels with the minister, reported from Kursk.'],
    ['people without names', 'Associated Press journalists around the world contributed to this report.'],
    [
      'an unknown region that may be a person',
      'Ann Lund in Irbil, Any Land, and Jon Berg in Rome contributed to this report.',
    ],
    [
      'one word that may be a region',
      'Ann Lund in Irbil, Anyland, Jon Berg in Rome contributed to this report.',
    ],
    ['an agency beside a person', 'Anna Lund and Reuters contributed to this report.'],
  ])('keeps %s in the text and reports its line', (_fact, sentence) => {
    expect(read(sentence)).toEqual({
      reported: [],
      contributed: [],
      text: sentence,
      findings: ['unread-credit 4'],
    })
  })

  it('reads the sentences around one that it cannot read', () => {
    expect(
      read('Lund reported from Rome. A colleague helped. AP writer Jon Berg contributed.'),
    ).toMatchObject({
      reported: ['Lund @ Rome'],
      contributed: ['AP writer | Jon Berg | '],
      findings: ['unread-credit 4'],
    })
  })

  it('reads the reporters and reports the editors in brackets', () => {
    expect(read('(Reporting by Anna Lund in Rome; Editing by Jon Berg)')).toMatchObject({
      reported: ['Anna Lund @ Rome'],
      contributed: [],
      findings: ['unread-credit 4'],
    })
  })

  it('flags a surname alone, unless the byline has the full name', () => {
    const codes = (copy: string) => parse(copy).findings.map(({ code }) => code)
    expect(codes(`${body}\n___\nLund reported from Rome.`)).toEqual(['surname-only'])
    expect(codes(`By ANNA LUND\n\n${body}\n___\nLund reported from Rome.`)).toEqual([])
  })
})

const people: [fact: string, sentence: string, reported: string[], contributed: string[]][] = [
  [
    'stacked role nouns as one title',
    'AP Chief Medical Writer Mara Quist contributed to this report.',
    [],
    ['AP Chief Medical Writer | Mara Quist | '],
  ],
  [
    'a bureau chief',
    'AP writer Mara Quist in Oslo and AP Deputy Washington Bureau Chief Anna Lund contributed to this report.',
    [],
    ['AP writer | Mara Quist | Oslo', 'AP Deputy Washington Bureau Chief | Anna Lund | '],
  ],
  [
    'an and inside a title as no list',
    'Health and science writer Lena Cho contributed to this report.',
    [],
    ['Health and science writer | Lena Cho | '],
  ],
  [
    'commas inside a title as no list',
    'AP Arts, Culture and Media Writer Lena Cho in Rome contributed.',
    [],
    ['AP Arts, Culture and Media Writer | Lena Cho | Rome'],
  ],
  [
    'a rank before such a title',
    'Deputy Health and Science Editor Lena Cho contributed to this report.',
    [],
    ['Deputy Health and Science Editor | Lena Cho | '],
  ],
  [
    'any title behind the agency',
    'AP Knitting and Wool Reporter Lena Cho contributed.',
    [],
    ['AP Knitting and Wool Reporter | Lena Cho | '],
  ],
  [
    'an agency’s own beside one with a title',
    'AP’s Lena Cho and business writer Jon Berg contributed.',
    [],
    ['AP’s | Lena Cho | ', 'business writer | Jon Berg | '],
  ],
  [
    'a list whose second has a title',
    'Lena Cho and science writer Anna Lund contributed to this report.',
    [],
    [' | Lena Cho | ', 'science writer | Anna Lund | '],
  ],
  [
    'a title for a part of the world',
    'AP News Director for Latin America Anna Lund contributed.',
    [],
    ['AP News Director for Latin America | Anna Lund | '],
  ],
  [
    'an owner as the role of one person',
    'CNN’s Jo Ford and Ana Cabrera reported from Rome.',
    ['CNN’s | Jo Ford @ Rome', 'Ana Cabrera @ Rome'],
    [],
  ],
  [
    'titles of those who reported',
    'AP video journalists Lena Cho and Per Holm reported from Rome; AP photographer Kari Moen from Oslo.',
    [
      'AP video journalist | Lena Cho @ Rome',
      'AP video journalist | Per Holm @ Rome',
      'AP photographer | Kari Moen @ Oslo',
    ],
    [],
  ],
  [
    'Bloomberg’s form',
    '--With assistance from Anna Lund, Jon Berg and Kari Moen.',
    [],
    [' | Anna Lund | ', ' | Jon Berg | ', ' | Kari Moen | '],
  ],
  [
    'the Canadian Press’s form',
    '— With files from Anna Lund in Ottawa and The Associated Press',
    [],
    [' | Anna Lund | Ottawa'],
  ],
  ['an agency’s files as nobody’s', '— With files from The Canadian Press', [], []],
]

describe('people and their titles', () => {
  it.each(people)('reads %s', (_fact, sentence, reportedRows, contributedRows) => {
    expect(read(sentence)).toEqual({
      reported: reportedRows,
      contributed: contributedRows,
      text: sentence,
      findings: [],
    })
  })

  it.each([
    'Harbour Gazette contributed to this report.',
    'Oslo Police contributed to this report.',
    'Wire services contributed to this report.',
    'Bergen Harbour Gazette Reporter Anna Lund contributed to this report.',
    'Wool and knitting writer Lena Cho contributed to this report.',
    'Knitting and Wool Writer Lena Cho contributed to this report.',
    'AP reporters Lena Cho, Jon Berg and Wool and Knitting Writer Per Holm contributed to this report.',
    'Foreign Policy contributed to this report.',
    'With assistance from Jon Berg (Economics).',
  ])('invents nobody from “%s”', (sentence) => {
    expect(read(sentence)).toEqual({
      reported: [],
      contributed: [],
      text: sentence,
      findings: ['unread-credit 4'],
    })
  })
})

const brackets: [sentence: string, reported: string[], contributed: string[]][] = [
  ['(Writing by Anna Lund; Editing by Jon Berg)', [], [' | Anna Lund | ']],
  [
    '(Reporting by Anna Lund in Oslo, additional reporting by Kari Moen in Seoul, editing by Jon Berg)',
    ['Anna Lund @ Oslo'],
    [' | Kari Moen | Seoul'],
  ],
  ['(Reporting by Anna Lund and the Seoul newsroom; Editing by Jon Berg)', ['Anna Lund @ '], []],
  ['(Reporting by Oslo bureau, Shanghai and Beijing newsrooms; Editing by Jon Berg)', [], []],
  [
    '(Reporting by Anna Lund aboard Air Force One and Jon Berg in Washington; Editing by Kari Moen)',
    ['Anna Lund @ aboard Air Force One', 'Jon Berg @ Washington'],
    [],
  ],
  ['(Reporting and writing by Anna Lund, Editing by Jon Berg)', ['Anna Lund @ '], []],
  [
    '(Reporting by Anna Lund in Rome Writing by Kari Moen Editing by Jon Berg)',
    ['Anna Lund @ Rome'],
    [' | Kari Moen | '],
  ],
  ['(Anna Lund in Oslo contributed reporting; Editing by Jon Berg)', [], [' | Anna Lund | Oslo']],
  ['(Editing by Jon Berg)', [], []],
]

describe('Reuters’ brackets', () => {
  it.each(brackets)('are read, and editors are reported: %s', (sentence, reportedRows, contributedRows) => {
    const rows = { reported: reportedRows, contributed: contributedRows, text: sentence }
    expect(read(sentence)).toEqual({ ...rows, findings: ['unread-credit 4'] })
    expect(parse(`${body}\n${sentence}`).body).toHaveLength(2)
  })

  it('may go over two lines', () => {
    expect(read('(Reporting by Anna Lund in Oslo;', 'Editing by Jon Berg)')).toMatchObject({
      reported: ['Anna Lund @ Oslo'],
      findings: ['unread-credit 5'],
    })
  })
})

describe('below the last separator', () => {
  it.each([
    'Anna Lund helped with the story.',
    'Video by Jon Berg.',
    'Lund is a freelance writer based in Bergen.',
    'Kari Moen took the pictures.',
    'Associated Press journalist Kari Moen took part.',
    'Anna Lund in Bergen helped compile the numbers.',
  ])('“%s” is credit text, and reported', (sentence) => {
    expect(read(sentence)).toEqual({
      reported: [],
      contributed: [],
      text: sentence,
      findings: ['unread-credit 4'],
    })
  })

  it('a sentence between credits is credit text, and reported', () => {
    expect(read('Lund reported from Rome.', 'The numbers are those of Sunday.')).toMatchObject({
      reported: ['Lund @ Rome'],
      text: 'Lund reported from Rome.\nThe numbers are those of Sunday.',
      findings: ['unread-credit 5'],
    })
  })

  it('a single sentence about anything else stays in the body, and is reported', () => {
    const story = parse(`${body}\n___\nThe ferries run again from Monday.`)
    expect(story.body).toHaveLength(3)
    expect(story.findings).toMatchObject([{ code: 'credits-in-body', line: 4 }])
  })

  it('a section with speech is body', () => {
    const story = parse(`${body}\n___\nAnna Lund helped with the story of the ship, the captain said.`)
    expect(story.body).toHaveLength(3)
    expect(story.findings).toEqual([])
  })

  it.each([
    'Anna Lund is a corps member for The Associated Press/Report for America Statehouse News Initiative.',
    'Anna Lund is an Associated Press writer.',
    'This report by The Canadian Press was first published Nov. 3, 2024.',
  ])('“%s” is a note, no credit, with or without the separator', (sentence) => {
    expect(read(sentence)).toEqual({
      reported: [],
      contributed: [],
      text: sentence,
      findings: ['closing-note 4'],
    })
    expect(parse(`${body}\n${sentence}`).body).toHaveLength(2)
  })

  it.each([
    'Writing by hand is slow.',
    'Reporting by the ministry shows that the harbour lost money.',
    'Editing by committee ruined the film.',
    'With assistance from the navy the ferry came home.',
    'Anna Lund contributed to the fund.',
    'She is a corps member in Oslo.',
    'Copyright law is dull.',
  ])('body that only sounds alike stays body without one: “%s”', (sentence) => {
    expect(parse(`${body}\n${sentence}`).body[2]?.text).toBe(sentence)
  })
})

describe('where the credits are', () => {
  it('reads several paragraphs', () => {
    expect(read('Lund reported from Rome.', 'AP writer Jon Berg contributed.')).toMatchObject({
      reported: ['Lund @ Rome'],
      contributed: ['AP writer | Jon Berg | '],
      text: 'Lund reported from Rome.\nAP writer Jon Berg contributed.',
    })
  })

  it('finds them at the very end without a separator', () => {
    const story = parse(`${body}\nAP writer Jon Berg contributed to this report.`)
    expect(story.body).toHaveLength(2)
    expect(story.credits?.contributed).toEqual([{ name: 'Jon Berg', role: 'AP writer', location: '' }])
  })

  it('leaves “he reported from Kabul” in the body', () => {
    const last = 'The enemy was near, he reported from Kabul.'
    const story = parse(`${body}\n${last}`)
    expect(story.credits).toBeNull()
    expect(story.body.at(-1)?.text).toBe(last)
  })

  it('never makes body text below a separator into credits', () => {
    const story = parse(
      `${body}\n___\nTwo deaths were reported from Nairobi, officials said.\n—\nThe board contributed to the fund.`,
    )
    expect(story.credits).toBeNull()
    expect(story.body).toHaveLength(4)
    expect(story.findings).toEqual([])
  })

  it('leaves credits above body text where they stand, and reports them', () => {
    const story = parse(`${body}\n___\nLund reported from Rome.\n___\nThe board meets again on Friday.`)
    expect(story.credits).toBeNull()
    expect(story.body).toHaveLength(4)
    expect(story.findings).toMatchObject([{ code: 'credits-in-body', line: 4 }])
  })
})
