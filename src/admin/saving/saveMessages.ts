/** Messages for failed saves. No colons: Payload's toast makes a list of what follows one. */

const KEPT = 'Your changes are kept in this browser.'

export const SESSION_ENDED = 'Your session has ended. Sign in again; your changes are kept in this browser.'
export const NO_ANSWER = `The server did not respond, so nothing was saved. ${KEPT} Save again when it is back.`

export const withKept = (message: string): string => `${message} ${KEPT}`
