import * as fc from '../fastCheck'

import type { Sent } from './sent'

/** A multipart body: whole, cut off, without a boundary, with an odd file. */
export function form(data: fc.Arbitrary<unknown>): fc.Arbitrary<Sent> {
  const boundary = '----dateline'
  const fileName = fc.constantFrom(
    'a.png',
    'a\0.png',
    '../../a.png',
    '',
    'a.svg',
    'x'.repeat(400),
    '.',
    '..',
    'a.png;x="',
  )
  const file = fc.constantFrom(
    ONE_PIXEL,
    Buffer.from('<svg onload="x"/>'),
    Buffer.alloc(0),
    Buffer.from('GIF89a'),
    ONE_PIXEL.subarray(0, 30),
  )
  return fc
    .record({
      data,
      fileName,
      file,
      hasFile: fc.boolean(),
      mimeType: fc.constantFrom('image/png', 'text/html', 'nonsense', ''),
      way: fc.constantFrom(
        'whole',
        'whole',
        'whole',
        'cut',
        'no boundary',
        'bad payload',
        'no payload',
        'many',
        'other boundary',
      ),
    })
    .map(({ data, fileName, file, hasFile, mimeType, way }) => {
      const part = (head: string, content: Uint8Array) =>
        Buffer.concat([
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
          content,
          Buffer.from('\r\n'),
        ])
      const payload = way === 'bad payload' ? '{bad' : JSON.stringify(data)
      const parts = way === 'no payload' ? [] : [part('name="_payload"', Buffer.from(payload))]
      if (hasFile) parts.push(part(`name="file"; filename="${fileName}"\r\ncontent-type: ${mimeType}`, file))
      if (way === 'many')
        for (let each = 0; each < 50; each += 1) parts.push(part(`name="f${each}"`, Buffer.from('x')))
      const whole = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
      return {
        bytes: way === 'cut' ? whole.subarray(0, Math.floor(whole.length / 2)) : whole,
        contentType: `multipart/form-data${way === 'no boundary' ? '' : `; boundary=${way === 'other boundary' ? 'x' : boundary}`}`,
      }
    })
}

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
