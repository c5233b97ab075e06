import { describe, expect, it } from 'vitest'
import { parse } from '../../src/wire/parse'

const first = 'OSLO (AP) — The harbour board met on Tuesday to discuss what the ice had done to the quay.'
const last = 'Nobody was hurt, and the ferries will run again on Friday.'

const between = (line: string) => parse(`${first}\n${line}\n${last}`)
const texts = (copy: string) => parse(copy).body.map(({ text }) => text)

describe('a line for the desk inside a story', () => {
  it.each([
    '(STORY CAN END HERE. OPTIONAL MATERIAL FOLLOWS.)',
    '(Story can end here. Optional material follows.)',
    '(BEGIN OPTIONAL TRIM)',
    '(EDITORS: STORY CAN END HERE)',
    '(MORE)',
    'MORE',
    '-more-',
    '-30-',
    '– 30 –',
    '###',
    '# # #',
    'ENDS',
    '(END)',
    'burs-lc/bl',
    'gv/jxb/bp',
    'dpa ak xxde n1 ab',
    'Politics/Norway/Ports/',
    'Correction: This story corrects the name of the ferry.',
    'CORRECTION: In a story Nov. 3, the name of the ferry was wrong.',
    'Information from: Harbour Gazette, http://www.gazette.example',
    'Eds: Adds details.',
    'Editors: This story moves in advance for Monday.',
    'ATTENTION EDITORS: Graphic content.',
    '(Adds quotes, details)',
    '((anna.lund@news.example; +47 22 33 44 55))',
  ])('“%s” is a note, wherever it stands', (line) => {
    expect(between(line)).toMatchObject({ header: { edNotes: [line] }, body: [{ line: 1 }, { line: 3 }] })
    expect(parse(`${first}\n${last}\n${line}`)).toMatchObject({
      header: { edNotes: [line] },
      body: [{ line: 1 }, { line: 2 }],
    })
  })

  it('does not become part of a wrapped paragraph', () => {
    const copy = [
      '   OSLO (AP) _ The board said on Tuesday that two of the ferries',
      'would stay in port until the ice had gone.',
      '(MORE)',
      '   The boats are safe in the inner harbour, the master said, and',
      'nobody was hurt.',
      'burs-lc/bl',
    ].join('\n')
    expect(texts(copy)).toEqual([
      'The board said on Tuesday that two of the ferries would stay in port until the ice had gone.',
      'The boats are safe in the inner harbour, the master said, and nobody was hurt.',
    ])
  })

  it.each([
    'Editors: they are a dying breed.',
    'Editors are a dying breed.',
    'Correction: the harbour is open, the master said.',
    'Corrections officers walked out on Monday.',
    'Information from the harbour was late.',
    'Information from: the ship’s log, the captain said.',
    'Eds and meds, they call the new economy.',
    'More than 30 people stayed.',
    '-30 degrees is cold.',
    '(More than 30 people stayed, he said.)',
    '(Updates to the law took effect on Monday.)',
    '(Changes in the law followed.)',
    '(MORE POWER TO THE PEOPLE)',
    'Ends justify means, he said.',
    'The story can end here, he said.',
    'Keywords: growth, jobs and debt.',
    'and/or',
    'Contact her at your peril, he said.',
    'Photo by photo, the album grew.',
  ])('is not “%s”', (line) => {
    expect(between(line).body.map(({ text }) => text)).toContain(line)
    expect(texts(`${first}\n${last}\n${line}`)).toContain(line)
  })
})

describe('what is not for publication', () => {
  it.each([
    'The following information is not for publication',
    'The following information is not intended for publication:',
    '* * * * The following information is not intended for publication',
    'The information below is not for publication.',
    'The following information is not for publication and is for editors only.',
    'Contacts: not for publication',
    'For editors only, not for publication:',
    'This information is not for publication',
    'Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt',
  ])('is everything from “%s” on', (notice) => {
    const story = parse(
      `${first}\n${last}\n___\n${notice}\nContact: Anna Lund, +47 22 33 44 55\n\nJon Berg reported from Rome.`,
    )
    expect(story).toMatchObject({
      header: { edNotes: [notice, 'Contact: Anna Lund, +47 22 33 44 55', 'Jon Berg reported from Rome.'] },
      body: [{ line: 1 }, { line: 2 }],
      credits: null,
    })
  })

  it.each([
    'The following information is not for publication, the minister told reporters.',
    'The information was not for publication.',
    'Details not for release were found on Monday in a drawer.',
    'Not for publication, he wrote, and so nobody knew.',
  ])('is not what follows “%s”', (line) => {
    expect(between(line).body).toHaveLength(3)
  })
})
