import { expect, it } from 'vitest'

import { checkForm } from '../../../src/access/requestGuard/bodyForm'

const TYPE = 'multipart/form-data; boundary=----x'
const part = (head: string, content: string) =>
  `------x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const fields = part('name="_payload"', '{"alt":"A fire"}')
const picture = (name: string) => part(`name="file"; filename="${name}"\r\nContent-Type: image/png`, 'PNG')
const END = '------x--\r\n'

const codeOf = (body: string, contentType = TYPE): string => {
  try {
    checkForm({ bytes: Buffer.from(body), contentType })
    return 'taken'
  } catch (error) {
    return (error as { data: { code: string } }).data.code
  }
}

it('takes a form as browsers and the panel send it', async () => {
  expect(codeOf(fields + picture('fire.png') + END)).toBe('taken')
  expect(codeOf(fields + END, 'multipart/form-data; boundary="----x"')).toBe('taken')
  const form = new FormData()
  form.set('_payload', JSON.stringify({ alt: 'Ein “Feuer”' }))
  form.set('file', new File(['x'], 'Foto "ü".png'))
  const request = new Request('http://localhost', { method: 'POST', body: form })
  const contentType = request.headers.get('content-type') ?? ''
  expect(codeOf(await request.text(), contentType)).toBe('taken')
})

it.each([
  ['no boundary announced', fields + END, 'multipart/form-data', 'bad-form'],
  ['another boundary', fields + END, 'multipart/form-data; boundary=y', 'bad-form'],
  ['cut off in a part', fields.slice(0, 60), TYPE, 'bad-form'],
  ['cut off before its end', fields, TYPE, 'bad-form'],
  ['empty', '', TYPE, 'bad-form'],
  ['no fields', picture('fire.png') + END, TYPE, 'bad-form'],
  ['fields twice', fields + fields + END, TYPE, 'bad-form'],
  ['a part without a name', part('', 'x') + fields + END, TYPE, 'bad-form'],
  ['too many parts', part('name="a"', 'x').repeat(30) + fields + END, TYPE, 'bad-form'],
  ['fields that are no JSON', part('name="_payload"', '{bad') + END, TYPE, 'bad-json'],
  ['a file name with a path', fields + picture('../../a.png') + END, TYPE, 'bad-file-name'],
  ['a file name with NUL', fields + picture('a\0.png') + END, TYPE, 'bad-file-name'],
])('refuses a form: %s', (_what, body, type, code) => expect(codeOf(body, type)).toBe(code))
