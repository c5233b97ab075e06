/** Messages for failed saves. No colons: Payload's toast makes a list of what follows one. */

const KEPT = 'What you wrote is kept in this browser.'

export const SESSION_ENDED = 'Your session has ended. Sign in again; what you wrote is kept in this browser.'
export const NO_ANSWER = `The server did not answer, so nothing was saved. ${KEPT} Save again when it is back.`

export const withKept = (message: string): string => `${message} ${KEPT}`
