import { describe, expect, it } from 'vitest'

import { readCopy } from '../../../src/articles/copydesk'
import { findingsIn, NOW, read } from './read'

describe('spaces and marks', () => {
  it.each([
    ['two spaces', 'He  left.', 'stray-space:   '],
    ['a space before a comma', 'He left , she said.', 'stray-space:  '],
    ['a space before a closing mark', 'She said “no. ” He left.', 'stray-space:  '],
    ['a space after an opening mark', 'She said “ no.”', 'stray-space:  '],
    ['a possessive that came apart', 'Rutte ’s comments were noted.', 'stray-space:  '],
    ['a doubled full stop', 'He left.. She stayed.', 'stray-punctuation: ..'],
    ['a doubled comma', 'He left,, she said.', 'stray-punctuation: ,,'],
    ['a comma before a full stop', 'He left,.', 'stray-punctuation: ,.'],
    ['a mark on both sides of a quotation mark', 'He “left.”. She stayed.', 'stray-punctuation: .”.'],
    ['no space after a full stop', 'He left town.She stayed.', 'stray-punctuation: .'],
    ['no space after a comma', 'The troops,which had left, came back.', 'stray-punctuation: ,'],
    ['no space before a quotation', 'He said."It was late."', 'stray-punctuation: "'],
    ['no space after a quotation', '“It was late.”He left.', 'stray-punctuation: ”'],
    ['no space before a curly quotation', 'He said.“It was late.”', 'stray-punctuation: “'],
    ['a bracket that is never closed', 'He left (on Monday. She stayed.', 'stray-punctuation: ('],
    ['a bracket that was never opened', 'He left on Monday). She stayed.', 'stray-punctuation: )'],
  ])('finds %s', (_what, text, found) => expect(read(text)).toContain(found))

  it.each([
    'He left ... and came back. . . . Later it rained.',
    'Inc., Ltd., and Co.; a.m., p.m.',
    'See https://example.com/a,b..c or write to desk@example.com.',
    'It rose 3,000 to 4,500, or .5 percent, at 10:30.',
    'A .22-caliber rifle and the .com boom',
    '“Is it?” he said. “No!”',
    'He said: “She told me ‘no.’ ”',
    'Node.js and U.S.-made parts, at 6.30pm',
    'The plan has three parts: a) the roof, b) the walls and 3) the floor (of oak (old oak)).',
    'He wrote: “See you :) and ;-) soon.”',
    "''We go,'' he said. ''We stay.''",
  ])('is quiet at: %s', (text) => {
    expect(read(text).filter((line) => /^stray/u.test(line))).toEqual([])
  })

  it('tells a habit of two spaces after full stops once', () => {
    const found = findingsIn('One.  Two.  Three.  Four.  Five.  Six.')
    expect(found.map(({ message }) => message)).toEqual([
      'Two spaces after a full stop, here and in 4 other places.',
    ])
  })
})

describe('doubled words', () => {
  it.each([
    'He saw the the house.',
    'The the house fell.',
    'It was was late.',
    'A word that is is wrong here? The plan is is late.',
    'It is the end of the of the road.',
    'In the in the morning it rained.',
  ])('finds one in: %s', (text) =>
    expect(read(text).some((line) => line.startsWith('doubled-word'))).toBe(true),
  )
  it.each([
    'He had had enough, and she said that that was that.',
    'Duran Duran played in Walla Walla.',
    'It was very, very late; it was very very late.',
    'What it is is a mess.',
    'He went in. In May he left.',
    'It went on and on and on, day by day by day, again and again and again.',
    'The more the more-or-less settled; as far as I know, as good as gold.',
  ])('is quiet at: %s', (text) => expect(read(text)).toEqual([]))
  it('finds a name that stands twice where it is one man’s', () => {
    expect(read('Mark Rutte spoke. Rutte Rutte said no. Rutte left.')).toContain('doubled-word: Rutte Rutte')
  })
})

describe('names', () => {
  it.each([
    ['only later', ['“We go,” Delgado said.', 'Maria Delgado, a nurse, stayed.'], 'surname-first: Delgado'],
    ['never', ['“We go,” Delgado said. He left.'], 'surname-first: Delgado'],
    ['by a courtesy title alone', ['The plan failed, Mr Okoro said.'], 'surname-first: Okoro'],
    [
      'by a straight quotation',
      ['"We go," Whitlock said. "I saw it," Whitlock said.'],
      'surname-first: Whitlock',
    ],
    ['by a description alone', ['“I saw it,” said Stein, a planetary scientist.'], 'surname-first: Stein'],
  ])('finds a surname introduced %s', (_what, paragraphs, found) =>
    expect(read(...paragraphs)).toEqual([found]),
  )

  it.each([
    ['a letter dropped', 'Lavro said', 'name-variant: Lavro'],
    ['a letter changed', 'Lavrof said', 'name-variant: Lavrof'],
    ['letters added', 'Lavrovov said', 'name-variant: Lavrovov'],
    ['letters swapped', 'Lavorv said', 'name-variant: Lavorv'],
    ['another spelling of the first name', 'Sergey Lavrov said', 'name-variant: Sergey Lavrov'],
  ])('finds %s', (_what, words, found) => {
    expect(read('Foreign Minister Sergei Lavrov dismissed it.', `${words} that it was late.`)).toEqual([
      found,
    ])
  })

  it.each([
    ['a title before a surname', '“No,” President Orban said. Orban left.'],
    ['a name in the Arabic way', 'Prime Minister Karim al-Tamimi spoke.|Al-Tamimi said he would go.'],
    [
      'a Spanish surname of two words',
      'President Andrés López Obrador spoke.|López Obrador said no. Obrador said yes.',
    ],
    ['a surname that comes first', 'Zhao Wenlong arrived.|“We wrote,” Zhao said.'],
    ['initials', '“No,” said D.J. Albright, an analyst.|“Yes,” Albright said.'],
    ['a child named by age', 'Hussein, 14, sells ice.|“My father told me,” Hussein said.'],
    ['kin', 'Her son Jack was there.|“I saw it,” Jack said.'],
    [
      'one who uses one name',
      'Dewi, a trader who like many Indonesians uses one name, left.|“No,” Dewi said.',
    ],
    [
      'people in the plural',
      'Opponents said no. Supporters said yes. Tenants told reporters they would stay.',
    ],
    ['a name with a number', '“I will sing,” 50 Cent said. “I will sing again,” 50 Cent said.'],
    ['a firm', '“We regret this,” Ryanair said in a statement.'],
    ['a firm that is “it”', 'Nuance said it had agreed. Nuance told investors that its board agreed.'],
    ['a place', 'Moscow said no. Kyiv said yes. “Never,” Tehran said.'],
    ['a family in the plural', 'John Smith arrived. The Smiths said they were tired.'],
    [
      'two people of like names',
      'Anna Marin spoke. Luis Martin, a doctor, spoke. Martin said no. Marin said yes.',
    ],
  ])('is quiet about %s', (_what, text) => expect(read(...text.split('|'))).toEqual([]))

  it('tells each name once', () => {
    expect(read('“I go,” Delgado said.', '“I stay,” Delgado said.')).toEqual(['surname-first: Delgado'])
  })
})

describe('acronyms', () => {
  it('finds one that is never spelled out, at its first use', () => {
    expect(read('The OPCW met. The OPCW agreed.')).toEqual(['acronym: OPCW'])
  })
  it.each([
    'The Organization for the Prohibition of Chemical Weapons met. The OPCW agreed.',
    'The IAEA (International Atomic Energy Agency) agreed.',
    'Doctors Without Borders (MSF) left. MSF said so.',
    'The Guard, known as IRGC, agreed. The IRGC left.',
    'The U.S., the EU, NATO, the FBI and the AP agreed with the CEO.',
    'World War II, the F-16, COVID-19 and Pope John XXIII',
    'Shares of Larkspur (NYSE: LKSP) fell.',
    'The chipmaker TSMC and the broadcaster NHK agreed.',
    'JD Vance spoke in Reno, NV, and left.',
    'KEY POINTS OF THE DAY',
    'CRICKET: England won by ten runs.',
    'OSLO, Norway (NTB) – The king spoke.',
    'It was on MSN.',
    'OSLO – The king spoke.',
  ])('is quiet at: %s', (text) => expect(read(text)).toEqual([]))
})

describe('weekdays', () => {
  it.each([
    ['Monday, March 3, 2026', 'weekday: Monday, March 3, 2026'],
    ['Friday 13 June 2025 was lucky; Thursday 13 June 2025', 'weekday: Thursday 13 June 2025'],
    ['Sunday, Feb. 30, 2025', 'weekday: Sunday, Feb. 30, 2025'],
    ['March 3, 2026, a Monday', 'weekday: March 3, 2026, a Monday'],
    ['2014-10-28 (Sunday)', 'weekday: 2014-10-28 (Sunday'],
    ['Sunday, 2014-10-28', 'weekday: Sunday, 2014-10-28'],
  ])('finds one that does not fit: %s', (words, found) =>
    expect(read(`It was on ${words}.`)).toEqual([found]),
  )

  it.each([
    'Tuesday, March 3, 2026',
    '2014-10-28 (Tuesday)',
    'Saturday, Jan. 8, 1994',
    'Monday 2 March',
    'Tuesday, March 3,',
    'Monday, March 300',
  ])('is quiet at: %s', (words) =>
    expect(read(`It was on ${words} he said.`).filter((line) => line.startsWith('weekday'))).toEqual([]),
  )

  it('says which day it was', () => {
    expect(findingsIn('On Monday, March 3, 2026, it rained.')[0]?.message).toBe(
      'March 3, 2026 was or is a Tuesday, not a Monday.',
    )
  })
})

describe('fields and languages', () => {
  it('reads headline and summary for marks, spaces and doubled words, not for names', () => {
    const story = { headline: 'Rutte says  no', summary: 'The the OPCW met.', paragraphs: [], language: 'en' }
    expect(readCopy({ story, now: NOW }).map(({ path, code }) => `${path}: ${code}`)).toEqual([
      'headline: stray-space',
      'summary: doubled-word',
    ])
  })
  it('leaves French its spaces and its “nous nous”', () => {
    const story = { paragraphs: ['Nous nous levons : « Vous vous trompez ! » dit Durand.'], language: 'fr' }
    expect(readCopy({ story, now: NOW })).toEqual([])
  })
})
