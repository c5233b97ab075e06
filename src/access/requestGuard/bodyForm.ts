import { Refusal } from '../../errors'
import { oddityOf, readJsonObject } from './bodyJson'

/** The panel sends two: the fields as `_payload`, and a file. */
export const MAX_PARTS = 20

const MAX_HEAD_BYTES = 8_192
const PAYLOAD_BYTES = 2_000_000

/**
 * Checks that a body is a complete `multipart/form-data` (RFC 7578, RFC 2046 section 5.1) as the panel sends it, before
 * Payload parses it. Throws a Refusal (400) for a missing boundary, a truncated body, too many parts, a part without a
 * name, an invalid file name, or a `_payload` that is missing or not a JSON object; 413 if it is too large.
 */
export function checkForm({ bytes, contentType }: { bytes: Buffer; contentType: string }): void {
  const names: string[] = []
  for (const { head, content } of partsOf({ bytes, boundary: boundaryOf(contentType) })) {
    const { name, fileName } = dispositionOf(head)
    if (fileName !== undefined) refuseFileName(fileName)
    if (name === '_payload') {
      if (content.length > PAYLOAD_BYTES) throw tooLarge()
      readJsonObject(content)
    }
    names.push(name)
  }
  if (names.filter((name) => name === '_payload').length !== 1) {
    throw bad('Send the fields as one part named _payload that contains a JSON object.')
  }
}

/** RFC 2046 allows 70 characters; Payload's parser accepts them quoted or bare. */
function boundaryOf(contentType: string): string {
  const boundary = /^multipart\/form-data;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;",]{1,70}))\s*(?:;|$)/i
  const [, quoted, bare] = boundary.exec(contentType) ?? []
  const found = quoted ?? bare
  if (!found) throw bad('The content type has no boundary. Let the HTTP client set it.')
  return found
}

function* partsOf({ bytes, boundary }: { bytes: Buffer; boundary: string }) {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first delimiter may be at the very start, without its line break.
  const first = bytes.indexOf(delimiter.subarray(2))
  if (first !== 0 && bytes.indexOf(delimiter) !== first - 2) throw cutOff()
  let at = first === -1 ? -1 : first + delimiter.length - 2
  for (let count = 0; at !== -1; count += 1) {
    if (bytes.toString('latin1', at, at + 2) === '--') return
    if (count === MAX_PARTS) throw bad(`The form has more than ${MAX_PARTS} parts.`)
    if (bytes.toString('latin1', at, at + 2) !== '\r\n') throw cutOff()
    const end = bytes.indexOf(delimiter, at)
    const headEnd = bytes.indexOf('\r\n\r\n', at)
    if (end === -1 || headEnd === -1 || headEnd > end || headEnd - at > MAX_HEAD_BYTES) throw cutOff()
    yield { head: bytes.toString('utf8', at, headEnd), content: bytes.subarray(headEnd + 4, end) }
    at = end + delimiter.length
  }
  throw cutOff()
}

function dispositionOf(head: string): { name: string; fileName: string | undefined } {
  const [, disposition] = /^content-disposition:\s*form-data;(.*)$/im.exec(head) ?? []
  const parameter = (name: string) =>
    new RegExp(`(?:^|;)\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(disposition ?? '')
  const [, quotedName, bareName] = parameter('name') ?? []
  const name = quotedName ?? bareName
  if (!name) throw bad('A part of the form has no name.')
  const [, quotedFile, bareFile] = parameter('filename') ?? []
  return { name, fileName: quotedFile ?? bareFile }
}

function refuseFileName(fileName: string): void {
  const isPath = /(^|[/\\])\.\.([/\\]|$)/.test(fileName) || /^[/\\]/.test(fileName)
  if (!isPath && !oddityOf(fileName) && fileName.length <= 255) return
  throw new Refusal({
    status: 400,
    code: 'bad-file-name',
    message: 'This is not a valid file name. Use one without a path, of at most 255 characters.',
    received: fileName.slice(0, 100),
  })
}

const cutOff = () =>
  bad('The form is incomplete, or its boundary differs from the content type. Send it again.')

function bad(message: string): Refusal {
  return new Refusal({ status: 400, code: 'bad-form', message })
}

function tooLarge(): Refusal {
  return new Refusal({
    status: 413,
    code: 'too-large',
    message: `The fields of a form can have at most ${PAYLOAD_BYTES / 1_000_000} MB.`,
  })
}
