import { createTransport } from 'nodemailer'
import type { EmailAdapter } from 'payload'

const PATIENCE_MS = 15_000

/** Sends no mail. Payload's default would print each message, including tokens, into the log. */
export const noMail: EmailAdapter = ({ payload }) => ({
  name: 'none',
  defaultFromAddress: 'no-reply@localhost',
  defaultFromName: 'Dateline',
  sendEmail: (message) => {
    payload.logger.warn({
      msg: 'a message was not sent: no mail server is configured',
      subject: message.subject,
    })
    return Promise.resolve()
  },
})

/**
 * Sends mail through the server at `url` (smtp:// or smtps://), from `from`: `Name <address>` or an address alone.
 * Sending rejects with nodemailer's error; it waits 15 seconds for a server that does not respond.
 */
export function smtpMail({ url, from }: { url: string; from: string }): EmailAdapter {
  const transport = createTransport(
    {
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      // A message consists of texts; nothing in it may be fetched from a path or a URL.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  const [, name, address] = /^(.*?)\s*<(.+)>$/.exec(from) ?? [undefined, 'Dateline', from]
  return () => ({
    name: 'smtp',
    defaultFromAddress: address ?? from,
    defaultFromName: name || 'Dateline',
    sendEmail: (message) => transport.sendMail(message),
  })
}
