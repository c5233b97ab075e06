import { setTimeout as pause } from 'node:timers/promises'

import { takeTurns } from './turns'

type Handle = (request: Request) => Promise<Response>

const TRIES = 8
/** Most of it is waiting for one's turn, as on SQLite, where a writer waits for up to thirty seconds. */
const PATIENCE_MS = 15_000
const LONGEST_PAUSE_MS = 2_000

/**
 * `handle`, where a request whose write lost a race (`write-conflict`) is handled again from its start: at most eight
 * times, for fifteen seconds, with pauses drawn at random. `canReplay` says of which requests nothing is written when they
 * are answered so; any other is answered 409 at once, as is one that loses to the end.
 */
export function retryLostRace({
  handle,
  canReplay,
}: {
  handle: Handle
  canReplay: (request: Request) => boolean | Promise<boolean>
}): Handle {
  const turn = takeTurns()

  return async (request) => {
    if (!(await canReplay(request))) return handle(request)
    const deadline = Date.now() + PATIENCE_MS
    const isOver = () => Date.now() > deadline || request.signal.aborted
    let response = await handle(request.clone())
    if (!(await hasLost(response))) return response

    // The losers of one race would meet again: each waits for his turn, and then has only other processes to fear.
    const done = await turn(request.url)
    try {
      for (let attempt = 2; attempt <= TRIES && !isOver(); attempt += 1) {
        const started = Date.now()
        response = await handle(request.clone())
        if (!(await hasLost(response))) return response
        // Measured by the try itself: pauses shorter than that would bring the same two together again.
        const longest = (Date.now() - started + 10) * 2 ** (attempt - 2)
        await pause(Math.random() * Math.min(longest, LONGEST_PAUSE_MS))
      }
    } finally {
      done()
    }
    return response
  }
}

/** GraphQL answers 200 with the error inside. */
async function hasLost(response: Response): Promise<boolean> {
  if (response.status !== 409 && response.status !== 200) return false
  if (!response.headers.get('content-type')?.includes('json')) return false
  const text = await response.clone().text()
  return text.startsWith('{"errors":') && text.includes('"code":"write-conflict"')
}
