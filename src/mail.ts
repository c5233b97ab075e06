import type { EmailAdapter } from 'payload'

/** No mail leaves this server. Payload's default would print each message, tokens and all, into the log. */
export const noMail: EmailAdapter = ({ payload }) => ({
  name: 'none',
  defaultFromAddress: 'nobody@localhost',
  defaultFromName: 'Dateline',
  sendEmail: (message) => {
    payload.logger.warn({
      msg: 'no mail server is configured; a message was not sent',
      subject: message.subject,
    })
    return Promise.resolve()
  },
})
