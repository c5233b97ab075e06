import { describe, expect, it } from 'vitest'

import { detect } from '../../src/wire/detect'
import { WireError } from '../../src/wire/errors'
import { readWire } from '../../src/wire/read'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)

describe('a file is told from its content', () => {
  it.each([
    ['NITF', '<?xml version="1.0"?>\n<nitf/>', 'xml'],
    ['XML after a byte order mark', '\uFEFF<rss/>', 'xml'],
    ['JSON', ' {"uri": "x"}', 'json'],
    ['a list in JSON', '[{"uri": "x"}]', 'json'],
    [
      'a mail',
      'From: desk@bay.example\nSubject: Harbour\nDate: Tue, 3 Nov 2026 10:00:00 +0100\n\nText',
      'email',
    ],
    ['plain copy', 'ALDER BAY (AP) — The harbour opened.', 'text'],
    ['copy that begins with a brace', '{ALDER BAY} The harbour opened.', 'text'],
    ['copy that begins with a bracket', '[Updates with quotes] The harbour opened.', 'text'],
    ['copy that begins with words and a colon', 'To: the reader\nA letter about the harbour.', 'text'],
    ['copy with one line like a header', 'Subject: the harbour.\n\nIt opened on Monday.', 'text'],
  ])('%s', (_name, text, container) => {
    expect(detect(bytes(text)).container).toBe(container)
  })

  it('XML is decoded as it declares itself', () => {
    const declared = '<?xml version="1.0" encoding="iso-8859-15"?><nitf>10 \u00A4</nitf>'
    expect(detect(bytes(declared, 'latin1')).text).toContain('10 €')
    expect(
      detect(bytes('<?xml version="1.0" encoding="windows-1252"?><a>\u0093x\u0094</a>', 'latin1')).text,
    ).toContain('“x”')
  })
})

describe('what is no wire copy is refused, with what it looks like', () => {
  it.each([
    ['%PDF-1.7 …', 'unknown-format', 'a PDF file'],
    ['{\\rtf1\\ansi Harbour}', 'unknown-format', 'an RTF file'],
    ['PK\u0003\u0004…', 'unknown-format', 'a ZIP archive or a Word file'],
    ['<!DOCTYPE html><html><body><p>Harbour</p></body></html>', 'unknown-format', 'an HTML page'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'unknown-format', 'XML with the root element svg'],
    [
      '{"name": "harbour", "version": "1.0.0"}',
      'unknown-format',
      'JSON of another kind (its fields begin with: name, version)',
    ],
    ['["a", "b"]', 'unknown-format', 'a list in JSON'],
    ['[]', 'unknown-format', 'a list in JSON'],
    ['{"uri": "x", "headline": "Harb', 'truncated', 'the beginning of a JSON document'],
    ['{"uri": "x" "headline"}', 'malformed', 'JSON'],
    ['<rss><channel><item><title>Harb', 'truncated', 'the beginning of an XML document'],
    ['<rss><channel></rss>', 'malformed', 'XML'],
    ['<!DOCTYPE nitf [<!ENTITY a "aaaa">]><nitf>&a;</nitf>', 'forbidden-doctype', 'XML with an internal DTD'],
    ['<div>'.repeat(20_000), 'too-complex', 'XML'],
  ])('%s', async (text, code, received) => {
    const refusal = await readWire(bytes(text)).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(WireError)
    expect(refusal).toMatchObject({ code, received })
  })
})

describe('whatever comes is read or refused', () => {
  const parts = [
    '{"uri":"urn:bay:1","version":"2","headline":"Harbour","body_html":"<p>ALDER BAY (AP) — One.</p><p>Two.</p>"}',
    '<rss version="2.0"><channel><title>Bay</title><item><guid>1</guid><title>Harbour</title><description>One.</description></item></channel></rss>',
    'From: a@bay.example\nMessage-ID: <1@bay.example>\nSubject: Harbour\n\nOne.\n',
    '{"data":{"items":[{"item":{"altids":{"itemid":"1","etag":"1_1"},"type":"text","headline":"Harbour"}}]}}',
  ]

  it.each(parts)('%s, cut off anywhere', async (text) => {
    const whole = JSON.stringify(await readWire(bytes(text)))
    for (let end = 1; end < text.length; end += 3) {
      const items = await readWire(bytes(text.slice(0, end))).catch((error: unknown) => {
        expect(error).toBeInstanceOf(WireError)
      })
      // Mail and plain copy have no end mark; marked-up copy is never taken for whole.
      if (items && !text.startsWith('From'))
        expect([whole, 'text']).toContain(items[0]?.format === 'text' ? 'text' : JSON.stringify(items))
    }
  })

  it.each([
    '{"uri":"x","headline":'.repeat(20_000),
    '['.repeat(20_000),
    `{"uri":"x","body_html":"${'<div>'.repeat(20_000)}a"}`,
  ])('nested 20,000 deep (%#)', async (text) => {
    await readWire(bytes(text)).catch((error: unknown) => expect(error).toBeInstanceOf(WireError))
  })
})
