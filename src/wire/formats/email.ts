import { simpleParser } from 'mailparser'

import type { Copy } from '../copy'
import { WireError } from '../errors'
import { parseHtml } from '../html'
import { toInstant } from '../instants'
import type { Finding } from '../story'
import { readMarkup } from './bodyContent'
import { readText } from './text'

/**
 * A mail message (RFC 5322, MIME) as one item. Its text is read like plain wire copy: the text part comes first, HTML only where there is none.
 * The Message-ID is the identity; a mail sent again has another one. Words in the subject (`CORRECTION:`, `EMBARGOED UNTIL …`) are findings,
 * since the sender may be anyone: they never make a kill. Attached files are named in findings and not read.
 */
export async function readEmail(
  bytes: Uint8Array,
  { timeZone }: { timeZone?: string | undefined } = {},
): Promise<readonly Copy[]> {
  const mail = await simpleParser(Buffer.from(bytes), { skipTextToHtml: true, skipImageLinks: true })
  const text = mail.text?.trim() ? mail.text : ''
  const html = typeof mail.html === 'string' ? mail.html : ''
  if (text === '' && html === '') {
    throw new WireError({ code: 'empty', message: 'The mail has no text.', received: 'a mail without text' })
  }
  const subject = mail.subject?.trim() ?? ''
  const marked = html === '' || text !== '' ? null : readMarkup(parseHtml(html))
  const copies: readonly Copy[] = marked
    ? [{ format: 'email', body: marked.body, findings: marked.findings }]
    : readText(text, 'email')
  const sender = mail.from?.value[0]

  return copies.map((copy): Copy => ({
    ...copy,
    agency: sender?.name || sender?.address?.split('@')[1] || '',
    id: mail.messageId ?? '',
    headline: copy.headline ?? subject.replace(PREFIX, ''),
    times: { created: mail.date ? toInstant(mail.date.toISOString(), { timeZone }) : null, version: null },
    findings: [
      ...(copy.findings ?? []),
      ...(PREFIX.test(subject) ? [subjectSays(subject)] : []),
      ...mail.attachments.map(({ filename, contentType }) => attached(filename ?? contentType)),
    ],
  }))
}

const PREFIX = /^(?:(?:re|fwd?|aw|wg|correct(?:ion|ed)|updated?|embargoed[^:]*|kill|withdrawn)\s*:\s*)+/i

const subjectSays = (subject: string): Finding => ({
  code: 'subject-says',
  line: 1,
  message: `The subject asks for something that a mail cannot decide: "${subject}".`,
})

const attached = (name: string): Finding => ({
  code: 'attachment',
  line: 0,
  message: `An attached file is not read: ${name}.`,
})
