import { describe, expect, it } from 'vitest'
import { WireError } from '../../../src/wire/errors'
import { readNewsmlG2 } from '../../../src/wire/formats/newsmlG2'
import { toItem } from '../../../src/wire/toItem'
import { parseXml } from '../../../src/wire/xml'
import { readXml } from './samples'

const one = (text: string, options: { timeZone?: string } = {}) => {
  const [copy] = readXml(text, options)
  if (!copy) throw new Error('There is no item')
  return toItem(copy)
}
const codes = (text: string, options: { timeZone?: string } = {}) =>
  one(text, options).findings.map(({ code }) => code)

describe('NITF', () => {
  const nitf = (docdata: string, body = '<p>A quay opened.</p>', head = '') =>
    `<nitf><head><docdata>${docdata}</docdata></head><body><body.head>${head}</body.head><body.content>${body}</body.content></body></nitf>`

  it('has its times in the zone of the provider where it gives none', () => {
    const text = nitf('<date.issue norm="20240703T120000"/>')
    expect(one(text).times.version).toBeNull()
    expect(codes(text)).toEqual(['no-time-zone'])
    expect(one(text, { timeZone: 'Europe/Oslo' }).times.version).toBe('2024-07-03T10:00:00Z')
    expect(codes(text, { timeZone: 'Europe/Oslo' })).toEqual([])
  })

  it.each([
    [
      'after its issue is an embargo',
      '20240703T120000Z',
      '20240703T130000Z',
      'embargoed',
      '2024-07-03T13:00:00Z',
    ],
    ['at its issue is none', '20240703T120000Z', '20240703T140000+0200', 'usable', null],
    ['before its issue is none', '20240703T120000Z', '20240702T120000Z', 'usable', null],
    ['after its issue, without a zone, holds it', '20240703T120000', '20240703T130000', 'embargoed', null],
    ['at its issue, without a zone, is none', '20240703T120000', '20240703T120000', 'usable', null],
    ['that is no time holds it', '20240703T120000Z', 'Wednesday noon', 'embargoed', null],
  ])('a release date %s', (_what, issue, release, status, embargoedUntil) => {
    const item = one(nitf(`<date.issue norm="${issue}"/><date.release norm="${release}"/>`))
    expect(item).toMatchObject({ status, embargoedUntil })
  })

  it.each([
    ['withheld', 'withheld', 'withhold'],
    ['canceled', 'canceled', 'kill'],
    ['cancelled', 'canceled', 'kill'],
    ['embargoed', 'embargoed', 'embargo'],
    ['usable', 'usable', 'update'],
    ['', 'usable', 'update'],
    ['frozen', 'embargoed', 'embargo'],
  ])('with the management status "%s" is %s: %s', (stated, status, action) => {
    const text = nitf('').replace('<docdata>', `<docdata management-status="${stated}">`)
    expect(one(text)).toMatchObject({ status, action })
  })

  it.each([
    ['canceled', 'kill'],
    ['withheld', 'withhold'],
    ['usable', 'update'],
  ])('that calls another document %s asks to %s', (stated, action) => {
    const text = nitf('').replace(
      '<docdata>',
      `<docdata management-doc-idref="abc" management-idref-status="${stated}">`,
    )
    expect(one(text)).toMatchObject({ action, status: 'usable', target: { id: 'abc', status: stated } })
  })

  it('of PA names the same story in all versions, also in a kill of another', () => {
    const text = nitf('<doc-id regsrc="PA" id-string="ab-SSS-3-12"/>').replace(
      '<docdata>',
      '<docdata management-doc-idref="ab-SSS-3-11" management-idref-status="canceled">',
    )
    expect(one(text)).toMatchObject({
      identity: { agency: 'PA', id: 'ab-SSS-3' },
      version: '12',
      target: { id: 'ab-SSS-3', status: 'canceled' },
    })
    expect(one(nitf('<doc-id regsrc="XPA" id-string="ab-3-12"/>'))).toMatchObject({
      identity: { id: 'ab-3-12' },
      version: '',
    })
  })

  it('has a byline with the title on its own line', () => {
    const head = '<byline>By <person>Ann Lee</person> <byttl>AP Business Writer</byttl></byline>'
    expect(one(nitf('', '<p>A quay opened.</p>', head)).byline).toEqual({
      text: 'By Ann Lee\nAP Business Writer',
      names: ['Ann Lee'],
    })
  })

  it('has notes for editors in the body, which are not printed', () => {
    const body =
      '<p>A quay opened.</p><note noteclass="editorsnote"><p>Call Ann.</p></note><note><p>To readers.</p></note>'
    const item = one(nitf('', body))
    expect(item.header?.edNotes).toEqual(['Call Ann.'])
    expect(item.body.map(({ text }) => text)).toEqual(['A quay opened.', 'To readers.'])
  })
})

describe('NewsML-G2', () => {
  const item = ({
    guid = 'urn:x:1',
    kind = 'text',
    meta = '',
    content = '',
    set = '<inlineData contenttype="text/plain">A quay opened.</inlineData>',
    attributes = '',
  }) =>
    `<newsItem guid="${guid}" ${attributes}><itemMeta><itemClass qcode="ninat:${kind}"/>${meta}</itemMeta><contentMeta>${content}</contentMeta><contentSet>${set}</contentSet></newsItem>`
  const picture = (guid: string, meta = '') =>
    item({
      guid,
      kind: 'picture',
      meta,
      set: '<remoteContent href="a.jpg" contenttype="image/jpeg"/>',
    })
  const message = (...items: readonly string[]) =>
    `<newsMessage><header/><itemSet>${items.join('')}</itemSet></newsMessage>`
  const refersTo = (guid: string) => `<link rel="irel:seeAlso" residref="${guid}"/>`
  const outline = (text: string) =>
    readXml(text).map(({ id, pictures = [] }) => [id, ...pictures.map((each) => each.id)])

  it.each(['conceptItem', 'knowledgeItem', 'planningItem'])('%s is no news', (name) => {
    for (const text of [`<${name} guid="a"/>`, message(`<${name} guid="a"/>`)]) {
      expect(() => readNewsmlG2(parseXml(text))).toThrow(WireError)
      expect(() => readNewsmlG2(parseXml(text))).toThrow(
        expect.objectContaining({ code: 'unknown-format', received: `NewsML-G2 ${name}` }),
      )
    }
  })

  it('a message without an item is no news', () => {
    expect(() => readNewsmlG2(parseXml(message()))).toThrow(
      expect.objectContaining({ code: 'unknown-format' }),
    )
  })

  it.each([
    ['', '1'],
    ['version="0012"', '12'],
    ['version="11326892321132689232"', '11326892321132689232'],
    ['version="2a"', '2a'],
  ])('counts versions of any size: %s', (attributes, version) => {
    expect(one(item({ attributes })).version).toBe(version)
  })

  it('keeps a picture with the text that refers to it', () => {
    expect(outline(message(picture('p'), item({ guid: 't', meta: refersTo('p') })))).toEqual([['t', 'p']])
    expect(outline(message(picture('p'), item({ guid: 't' })))).toEqual([['p', 'p'], ['t']])
  })

  it.each([
    ['is canceled', '<pubStatus qcode="stat:canceled"/>'],
    ['is withheld', '<pubStatus qcode="stat:withheld"/>'],
    ['is embargoed', '<embargoed>2030-01-01T00:00:00Z</embargoed>'],
    ['is killed by its role', '<role qcode="x:1"><name>Kill</name></role>'],
  ])('a picture that %s stays an item of its own', (_what, meta) => {
    expect(outline(message(picture('p', meta), item({ guid: 't', meta: refersTo('p') })))).toEqual([
      ['p', 'p'],
      ['t'],
    ])
  })

  const pack = (status: string, ...guids: readonly string[]) =>
    `<packageItem guid="k"><itemMeta><pubStatus qcode="stat:${status}"/></itemMeta><groupSet root="g"><group id="g">${guids.map((guid) => `<itemRef residref="${guid}"/>`).join('')}</group></groupSet></packageItem>`

  it('a package brings its pictures to its text, and is an item only without one or if it is not usable', () => {
    expect(outline(message(pack('usable', 't', 'p'), item({ guid: 't' }), picture('p')))).toEqual([
      ['t', 'p'],
    ])
    expect(outline(message(pack('usable', 'elsewhere', 'p'), picture('p')))).toEqual([['k', 'p']])
    expect(outline(message(pack('canceled', 't', 'p'), item({ guid: 't' }), picture('p')))).toEqual([
      ['k'],
      ['t'],
      ['p', 'p'],
    ])
  })

  it('an embargo without a zone holds the item', () => {
    const meta =
      '<versionCreated>2024-11-29T10:00:00Z</versionCreated><embargoed>2024-11-30T10:00:00</embargoed>'
    expect(one(item({ meta }))).toMatchObject({ status: 'embargoed', embargoedUntil: null })
    expect(one(item({ meta }), { timeZone: 'Europe/Oslo' }).embargoedUntil).toBe('2024-11-30T09:00:00Z')
  })

  it('an embargo that was over when the version was made leaves it usable', () => {
    const meta =
      '<versionCreated>2024-11-30T10:00:00Z</versionCreated><embargoed>2024-11-29T10:00:00Z</embargoed>'
    expect(one(item({ meta })).status).toBe('usable')
  })

  it('a NITF that is withheld is not made usable by its envelope', () => {
    const set =
      '<inlineXML contenttype="application/nitf+xml"><nitf><head><docdata management-status="withheld"/></head><body><body.content><p>A.</p></body.content></body></nitf></inlineXML>'
    expect(one(item({ set, meta: '<pubStatus qcode="stat:usable"/>' }))).toMatchObject({
      status: 'withheld',
      action: 'withhold',
    })
  })

  it.each([
    ['sig:correction', 'correction'],
    ['sig:update', 'update'],
    ['edStat:U', 'update'],
    ['x:Advisory', 'advisory'],
    ['x:Test', 'advisory'],
  ])('the signal %s asks for: %s', (qcode, action) => {
    expect(one(item({ meta: `<signal qcode="${qcode}"/>` })).action).toBe(action)
  })

  it('takes the richest alternative that has text', () => {
    const plain = '<inlineData contenttype="text/plain">Plain.</inlineData>'
    const html = '<inlineData contenttype="text/html">&lt;p&gt;HTML.</inlineData>'
    const empty = '<inlineXML contenttype="application/xhtml+xml"><html><body> </body></html></inlineXML>'
    const xhtml = empty.replace(' </body>', '<p>XHTML.</p></body>')
    const first = (set: string) => one(item({ set })).body.map(({ text }) => text)
    expect(first(plain + html + xhtml)).toEqual(['XHTML.'])
    expect(first(plain + empty + html)).toEqual(['HTML.'])
    expect(first(empty + plain)).toEqual(['Plain.'])
  })

  it('plain text with a comparison in it is not taken for HTML', () => {
    const set = '<inlineData contenttype="text/plain">1 &lt; 2 &amp; b &gt; a</inlineData>'
    expect(one(item({ set })).body.map(({ text }) => text)).toEqual(['1 < 2 & b > a'])
  })
})

describe('NewsML 1.2', () => {
  const newsml = (management: string, component = '') =>
    `<NewsML><NewsItem><NewsManagement>${management}</NewsManagement><NewsComponent>${component}</NewsComponent></NewsItem></NewsML>`
  const change = (future: string) =>
    `<StatusWillChange><FutureStatus FormalName="${future}"/><DateAndTime>20241130T060000Z</DateAndTime></StatusWillChange>`
  const text = (words: string) =>
    `<ContentItem><MediaType FormalName="Text"/><DataContent><p>${words}</p></DataContent></ContentItem>`

  it.each([
    ['Embargoed', 'Usable', '2024-11-30T06:00:00Z', null],
    ['Withheld', 'Usable', '2024-11-30T06:00:00Z', null],
    ['Usable', 'Canceled', null, '2024-11-30T06:00:00Z'],
    ['Usable', 'Usable', null, null],
  ])('that is %s and will be %s has an embargo or an end', (status, future, embargoedUntil, expires) => {
    const item = one(newsml(`<Status FormalName="${status}"/>${change(future)}`))
    expect(item.embargoedUntil).toBe(embargoedUntil)
    expect(item.rights?.expires ?? null).toBe(expires)
    expect(item.status).toBe(status.toLowerCase())
  })

  it('has the texts of all nested components, but no caption, in its body', () => {
    const caption = `<NewsComponent><Role FormalName="Caption"/>${text('No.')}</NewsComponent>`
    const nested = `${text('One.')}<NewsComponent>${caption}<NewsComponent>${text('Two.')}</NewsComponent></NewsComponent>${text('Three.')}`
    expect(one(newsml('', nested)).body.map((block) => block.text)).toEqual(['One.', 'Two.', 'Three.'])
  })

  it("the byline of a picture is not the story's", () => {
    const photo =
      '<NewsComponent><Role FormalName="Photo"/><NewsLines><ByLine>Per Holm</ByLine></NewsLines><ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>'
    const item = one(newsml('', `<NewsLines><HeadLine>A quay</HeadLine></NewsLines>${text('One.')}${photo}`))
    expect(item.byline).toBeNull()
    expect(item.pictures.map(({ photographer }) => photographer)).toEqual(['Per Holm'])
  })

  it('and NITF may hold HTML as escaped text', () => {
    const escaped = '&lt;p&gt;One &amp;amp; &lt;b&gt;two&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Three.'
    const data = `<ContentItem><DataContent>${escaped}</DataContent></ContentItem>`
    const nitf = `<nitf><body><body.content>${escaped}</body.content></body></nitf>`
    for (const sample of [newsml('', data), nitf]) {
      expect(one(sample).body.map((block) => block.text)).toEqual(['One & two.', 'Three.'])
    }
  })

  it('without an item is no news', () => {
    expect(() => readXml('<NewsML/>')).toThrow(expect.objectContaining({ code: 'unknown-format' }))
  })
})

describe('a byline in the language of its item', () => {
  const byline = (language: string, by: string) =>
    one(
      `<newsItem guid="a"><contentMeta><language tag="${language}"/><by>${by}</by></contentMeta><contentSet><inlineData>Text.</inlineData></contentSet></newsItem>`,
    ).byline

  it.each([
    ['fr', 'Par Lena CHO', 'Lena Cho'],
    ['de-DE', 'Von Lena Cho', 'Lena Cho'],
    ['en', 'Von Miller', 'Von Miller'],
    ['en', 'By Lena Cho', 'Lena Cho'],
    ['sv', 'Lena Cho', 'Lena Cho'],
  ])('%s: %s', (language, by, name) => {
    expect(byline(language, by)).toEqual({ text: by, names: [name] })
  })
})
