import { setTimeout as pause } from 'node:timers/promises'

type Handle = (request: Request) => Promise<Response>

/** Longer than a transaction that was left open keeps its documents (ten seconds): a save waits for its end. */
const PATIENCE_MS = 15_000
const LONGEST_PAUSE_MS = 2_000

/**
 * Wraps `handle` to retry requests that fail with a `write-conflict` for up to fifteen seconds (`patience`), with random
 * pauses. `canReplay` returns whether such a failure has written nothing; other requests, and those that
 * conflict to the end, are answered 409.
 */
export function retryLostRace({
  handle,
  canReplay,
  patience = PATIENCE_MS,
}: {
  handle: Handle
  canReplay: (request: Request) => boolean | Promise<boolean>
  patience?: number
}): Handle {
  const turn = takeTurns()

  return async (request) => {
    if (!(await canReplay(request))) return handle(request)
    const deadline = Date.now() + patience
    const isOver = () => Date.now() > deadline || request.signal.aborted
    let response = await handle(request.clone())
    if (!(await hasLost(response))) return response

    // Requests that lost one race would collide again: in turns, each competes only with other processes.
    const done = await turn(request.url)
    try {
      for (let attempt = 2; !isOver(); attempt += 1) {
        const started = Date.now()
        response = await handle(request.clone())
        if (!(await hasLost(response))) return response
        // Relative to the attempt's duration: shorter pauses would make the same two collide again.
        const longest = (Date.now() - started + 10) * 2 ** (attempt - 2)
        await pause(Math.random() * Math.min(longest, LONGEST_PAUSE_MS))
      }
    } finally {
      done()
    }
    return response
  }
}

/** GraphQL answers 200 with the error in its body. */
async function hasLost(response: Response): Promise<boolean> {
  if (response.status !== 409 && response.status !== 200) return false
  if (!response.headers.get('content-type')?.includes('json')) return false
  const text = await response.clone().text()
  return text.startsWith('{"errors":') && text.includes('"code":"write-conflict"')
}

/** Serializes callers that name the same key, in order of arrival. Resolves to a function that ends the turn. */
function takeTurns(): (what: string) => Promise<() => void> {
  const last = new Map<string, Promise<void>>()

  return async (what) => {
    const before = last.get(what)
    let end = () => {}
    const mine = new Promise<void>((ended) => (end = ended))
    last.set(what, mine)
    await before
    return () => {
      if (last.get(what) === mine) last.delete(what)
      end()
    }
  }
}
