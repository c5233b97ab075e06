import { describe, expect, it } from 'vitest'
import { foldCapitals } from '../../src/wire/names'
import { parse } from '../../src/wire/parse'

const story = 'OSLO (AP) — The harbour board met on Tuesday.\nIt meets again on Friday.'

describe('the header', () => {
  it('parts the slugline from the version and leaves the word count out', () => {
    const { header } = parse(`BC-US--Harbour-Losing Ferries, 1st Ld-Writethru,1140\n${story}`)
    expect(header).toEqual({
      slugline: 'BC-US--Harbour-Losing Ferries',
      version: '1st Ld-Writethru',
      edNotes: [],
    })
  })

  it('keeps a comma in the slugline, and does without a version', () => {
    const { header } = parse(`BC-EU--Oslo, Norway-Ferries,0450\n${story}`)
    expect(header).toEqual({ slugline: 'BC-EU--Oslo, Norway-Ferries', version: '', edNotes: [] })
  })

  it('reads a note over several lines up to the blank one', () => {
    const { header, body } = parse(`Eds: Restores a word. Adds the\nsecond ferry. With photos.\n\n${story}`)
    expect(header?.edNotes).toEqual(['Eds: Restores a word. Adds the second ferry. With photos.'])
    expect(body).toHaveLength(2)
  })

  it('does not let a note swallow copy without byline, dateline or blank line', () => {
    const { header, body } = parse(`Eds: Restores a word.\nThe harbour board met.\nIt meets again.`)
    expect(header?.edNotes).toEqual(['Eds: Restores a word.'])
    expect(body.map(({ line }) => line)).toEqual([2, 3])
  })

  it('keeps photo lines and trailers among the notes', () => {
    expect(parse(`AP Photo SDDD101\n${story}\nAP-WF-11-13-13 0745GMT\n`).header?.edNotes).toEqual([
      'AP Photo SDDD101',
      'AP-WF-11-13-13 0745GMT',
    ])
  })

  it('reports a line above the byline that may be a headline', () => {
    const { header, findings } = parse(`Ice keeps two ferries in port\nBy ANNA LUND\n${story}`)
    expect(header?.edNotes).toEqual(['Ice keeps two ferries in port'])
    expect(findings).toMatchObject([{ code: 'unread-header', line: 1 }])
  })
})

describe('a closed line above the story', () => {
  it.each([
    ['a byline', 'Harbour pages found.\nBy ANNA LUND\n\n', ['Harbour pages found.']],
    ['a dateline', 'Harbour pages found.\n', ['Harbour pages found.']],
    ['a blank line and a dateline', 'The harbour is closed.\n\n', ['The harbour is closed.']],
    [
      'another and a dateline',
      'Harbour pages found.\nDivers went down twice.\n',
      ['Harbour pages found.', 'Divers went down twice.'],
    ],
    ['a question and a byline', 'Is the harbour closed?\nBy Anna Lund\n', ['Is the harbour closed?']],
    [
      'a summary and a byline',
      'Harbour pages found.\nThe divers went down twice on Sunday, and what they brought up fills a room.\n\nBy ANNA LUND\n',
      [
        'Harbour pages found.',
        'The divers went down twice on Sunday, and what they brought up fills a room.',
      ],
    ],
  ])('before %s is a note, and a headline in doubt', (_fact, above, edNotes) => {
    const read = parse(above + story)
    expect(read.header?.edNotes).toEqual(edNotes)
    expect(read.findings.map(({ code }) => code)).toEqual(edNotes.map(() => 'unread-header'))
    expect(read.dateline?.located).toBe('OSLO')
    expect(read.body).toHaveLength(2)
  })

  it('is body where only a further paragraph begins like a dateline', () => {
    const lead = 'The harbour board said on Tuesday that two of its ferries would stay in port.'
    expect(parse(`${lead}\nWASHINGTON (AP) – A paragraph further down.`).body[0]?.text).toBe(lead)
  })

  it('is body where a name signs the story below', () => {
    expect(parse('The harbour board met.\nIt meets again.\nBy Anna Lund').body).toHaveLength(3)
  })
})

describe('the byline', () => {
  const names = (byline: string) => parse(`${byline}\n\n${story}`).byline?.names

  it('has one, two or three names', () => {
    expect(names('By DAVID LIND')).toEqual(['David Lind'])
    expect(names('By ELLEN KVAAL and YUKI MORI')).toEqual(['Ellen Kvaal', 'Yuki Mori'])
    expect(names('By ELLEN KVAAL, YUKI MORI and W.J. HENN JR.')).toEqual([
      'Ellen Kvaal',
      'Yuki Mori',
      'W.J. Henn Jr.',
    ])
  })

  it('keeps the title line in its text', () => {
    const { byline, body } = parse(`By ELLEN KVAAL\nAP Business Writer\n\n${story}`)
    expect(byline).toEqual({ text: 'By ELLEN KVAAL\nAP Business Writer', names: ['Ellen Kvaal'] })
    expect(body).toHaveLength(2)
  })

  it('names no person for an agency', () => {
    expect(parse(`By The Associated Press\n\n${story}`).byline).toEqual({
      text: 'By The Associated Press',
      names: [],
    })
  })

  it('takes a title behind the name for no name', () => {
    expect(names('By Ellen Kvaal, The Harbour Gazette')).toEqual(['Ellen Kvaal'])
    expect(names('By Ellen Kvaal | Associated Press')).toEqual(['Ellen Kvaal'])
    expect(names('By ELLEN KVAAL, AP Sports Writer')).toEqual(['Ellen Kvaal'])
  })

  it('names nobody but people: role nouns stack, newspapers are none', () => {
    expect(names('By AP Chief Medical Writer Mara Quist')).toEqual(['Mara Quist'])
    expect(names('By HEALTH AND SCIENCE WRITER LENA CHO')).toEqual(['Lena Cho'])
    expect(names('By Lena Cho, Health and science writer')).toEqual(['Lena Cho'])
    expect(names('By MARA QUIST\nAP Chief Medical Writer')).toEqual(['Mara Quist'])
    expect(names('By HARBOUR GAZETTE STAFF')).toEqual([])
    expect(names('By Harbour Gazette')).toEqual([])
    expect(names('By ANNA FELLOW')).toEqual(['Anna Fellow'])
  })

  it('reads ANPA’s marks', () => {
    const { byline } = parse(`^By CHRIS BOE and JAN GILL=\n^Associated Press=\n   ${story}`)
    expect(byline).toEqual({
      text: 'By CHRIS BOE and JAN GILL=\nAssociated Press=',
      names: ['Chris Boe', 'Jan Gill'],
    })
  })

  it.each([
    'By Monday, the ice had gone.',
    'By then nobody was left in the harbour.',
    'By Friday the ice had gone',
  ])('is not a first paragraph such as “%s”', (paragraph) => {
    const { byline, body } = parse(`${paragraph}\nIt meets again on Friday.`)
    expect(byline).toBeNull()
    expect(body[0]?.text).toBe(paragraph)
  })

  it.each([
    ['McDONALD', 'McDonald'],
    ['MCDONALD', 'McDonald'],
    ['MacARTHUR', 'MacArthur'],
    ['MACIAS', 'Macias'],
    ["SEAN O'BRIEN", "Sean O'Brien"],
    ['SEAN O’BRIEN', 'Sean O’Brien'],
    ['ANA DE LA CRUZ', 'Ana De La Cruz'],
    ['JEAN-YVES LeBLANC', 'Jean-Yves LeBlanc'],
    ['JOSÉ MUÑOZ', 'José Muñoz'],
    ['E.J. LUND III', 'E.J. Lund III'],
    ['DJ LUND', 'DJ Lund'],
    ['AL NG', 'Al Ng'],
    ['Sarah El Deeb', 'Sarah El Deeb'],
  ])('folds %s to %s', (printed, folded) => {
    expect(foldCapitals(printed)).toBe(folded)
  })
})

describe('the dateline', () => {
  it.each([
    ['OSLO (AP) –', 'OSLO', 'AP'],
    ['NEW YORK (AP) —', 'NEW YORK', 'AP'],
    ['BUENOS AIRES, Argentina (AP) _', 'BUENOS AIRES, Argentina', 'AP'],
    ['GROSSETO, Italy (AP) --', 'GROSSETO, Italy', 'AP'],
    ['WASHINGTON, D.C. (AP) —', 'WASHINGTON, D.C.', 'AP'],
    ['UNITED NATIONS (AP) —', 'UNITED NATIONS', 'AP'],
    ['McALLEN, Texas (AP) —', 'McALLEN, Texas', 'AP'],
    ['ST. PETERSBURG, Fla. (AP) -', 'ST. PETERSBURG, Fla.', 'AP'],
    ['ABOARD THE PAPAL PLANE (AP) —', 'ABOARD THE PAPAL PLANE', 'AP'],
    ['BEIJING/MOSCOW (Reuters) -', 'BEIJING/MOSCOW', 'Reuters'],
    ['BEIRUT, June 2 (Reuters) -', 'BEIRUT', 'Reuters'],
    ['Berlin (dpa) -', 'Berlin', 'dpa'],
    ['Rio de Janeiro (AFP) –', 'Rio de Janeiro', 'AFP'],
    ['Madrid, 3 jun (EFE).-', 'Madrid', 'EFE'],
    ['SEOUL, June 3 (Yonhap) --', 'SEOUL', 'Yonhap'],
    ['MOSCOW, October 28. /TASS/.', 'MOSCOW', 'TASS'],
    ['OSLO\u00a0(AP)\u00a0—', 'OSLO', 'AP'],
    ['OSLO (AP) â€”', 'OSLO', 'AP'],
    ['(Reuters) -', '', 'Reuters'],
    ['Nov 3 (Reuters) -', '', 'Reuters'],
    ['LONDON Nov 3 (Reuters) -', 'LONDON', 'Reuters'],
    ['(ANSA) - ROME, JUL 11 -', 'ROME', 'ANSA'],
    ['New Delhi, Nov 3 (PTI)', 'New Delhi', 'PTI'],
    ['New Delhi [India], November 3 (ANI):', 'New Delhi [India]', 'ANI'],
    ['Melbourne (Australia), 25 may (EFE).-', 'Melbourne (Australia)', 'EFE'],
    ['Berlin, 03.11.2024 (dpa) -', 'Berlin', 'dpa'],
    ['Berlin, 3.11. (dpa) -', 'Berlin', 'dpa'],
    ['Halle an der Saale (dpa) -', 'Halle an der Saale', 'dpa'],
    ['Berlin, 3. November (dpa) -', 'Berlin', 'dpa'],
    ['Berlin/Hamburg (dpa/lno) -', 'Berlin/Hamburg', 'dpa/lno'],
    ['TOKYO (AFP-Jiji) —', 'TOKYO', 'AFP-Jiji'],
    ['OSLO, Norway, Nov. 3, 2024 (AP) —', 'OSLO, Norway', 'AP'],
    ['Madrid, 3 de junio (EFE) -', 'Madrid', 'EFE'],
    ['Paris, Sunday, Nov 3 (AFP) –', 'Paris', 'AFP'],
    ['The Hague (ANP) -', 'The Hague', 'ANP'],
  ])('reads %s', (text, located, source) => {
    const { dateline, body } = parse(`${text} The harbour board met.\nIt meets again.`)
    expect(dateline).toEqual({ located, source, text })
    expect(body[0]?.text).toBe('The harbour board met.')
  })

  it('may stand on a line of its own', () => {
    const { dateline, body } = parse('OSLO (AP) —\nThe harbour board met.')
    expect(dateline?.located).toBe('OSLO')
    expect(body).toEqual([{ type: 'paragraph', text: 'The harbour board met.', line: 2 }])
  })

  it('is looked for in the first paragraph only', () => {
    const further = 'WASHINGTON (AP) – A paragraph that looks like a dateline.'
    const { dateline, body } = parse(`The harbour board met.\n${further}`)
    expect(dateline).toBeNull()
    expect(body[1]?.text).toBe(further)
  })

  it.each(['OSLO — The board met.', 'OSLO (AP) The board met.', 'NATO (OTAN) — The board met.'])(
    'is reported, not guessed, in “%s”',
    (paragraph) => {
      const { dateline, body, findings } = parse(paragraph)
      expect(dateline).toBeNull()
      expect(body[0]?.text).toBe(paragraph)
      expect(findings).toMatchObject([{ code: 'unread-dateline', line: 1 }])
    },
  )

  it.each([
    'The Associated Press (AP) — a cooperative — met.',
    'Officials said (AP) — it was late.',
    'Lena Cho (AP) — the reporter held in the north — came home.',
    'Jon Berg (Reuters) - a photographer - was hurt.',
    'Anna Lund, 43 (AP) — who met the board — left.',
    'In the harbour, Nov 3 (PTI) The board met.',
  ])('is not the start of “%s”', (paragraph) => {
    expect(parse(paragraph)).toMatchObject({ dateline: null, body: [{ text: paragraph }] })
  })
})
