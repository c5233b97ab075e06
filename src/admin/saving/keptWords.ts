/** A user's unsaved changes to one story, as last stored by one window of this browser. */
export interface KeptWords {
  /** When they were stored, in milliseconds. */
  readonly at: number
  /** `updatedAt` of the version they are based on; absent for a new story. */
  readonly base?: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Where they are stored: by user, story (absent: not yet saved) and window. */
export interface Place {
  readonly user: string
  readonly story?: string
  readonly tab: string
}

export interface Found extends KeptWords {
  readonly key: string
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'dateline:kept:'
const MONTH_MS = 30 * 86_400_000
/** A browser gives a site some five million characters. One story may use a good part, all together never everything. */
export const MAX_STORY_LENGTH = 2_000_000
export const MAX_LENGTH = 4_000_000

/**
 * Stores unsaved changes in the browser, evicting the oldest to make room. Returns whether it succeeded: a browser may
 * have no room or no storage. Never throws.
 */
export function keepWords({
  shelf,
  place,
  words,
}: {
  shelf: Shelf | undefined
  place: Place
  words: KeptWords
}): boolean {
  const text = JSON.stringify(words)
  if (!shelf || text.length > MAX_STORY_LENGTH) return false
  const key = keyOf(place)
  try {
    const others = all(shelf, words.at).filter((each) => each.key !== key)
    let total = text.length + others.reduce((sum, { length }) => sum + length, 0)
    for (;;) {
      if (total <= MAX_LENGTH && isSet(shelf, key, text)) return true
      const oldest = others.shift()
      if (!oldest) return false
      shelf.removeItem(oldest.key)
      total -= oldest.length
    }
  } catch {
    return false
  }
}

/** This user's stored changes to this story, from any window, newest first. Removes those a month old. Never throws. */
export function findKept({
  shelf,
  place,
  now,
}: {
  shelf: Shelf | undefined
  place: Omit<Place, 'tab'>
  now: number
}): Found[] {
  if (!shelf) return []
  const start = keyOf({ ...place, tab: '' })
  try {
    return all(shelf, now)
      .filter(({ key }) => key.startsWith(start))
      .map(({ key, words }) => ({ ...words, key }))
      .reverse()
  } catch {
    return []
  }
}

/** Removes what is stored at a place or under a key. Never throws. */
export function dropKept({ shelf, at }: { shelf: Shelf | undefined; at: Place | string }): void {
  try {
    shelf?.removeItem(typeof at === 'string' ? at : keyOf(at))
  } catch {
    // Without storage there is nothing to remove.
  }
}

function keyOf({ user, story, tab }: Place): string {
  return `${PREFIX}${user}:${story ?? 'new'}:${tab}`
}

interface Kept {
  readonly key: string
  readonly length: number
  readonly words: KeptWords
}

/** All entries, oldest first. Removes expired and unreadable ones. */
function all(shelf: Shelf, now: number): Kept[] {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '')
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => {
      const text = shelf.getItem(key) ?? ''
      const words = parse(text)
      if (words && now - words.at < MONTH_MS) return [{ key, length: text.length, words }]
      shelf.removeItem(key)
      return []
    })
    .sort((one, other) => one.words.at - other.words.at)
}

function parse(text: string): KeptWords | undefined {
  try {
    const words = JSON.parse(text) as Partial<KeptWords> | null
    return typeof words?.at === 'number' && typeof words.data === 'object' && words.data !== null
      ? (words as KeptWords)
      : undefined
  } catch {
    return undefined
  }
}

function isSet(shelf: Shelf, key: string, text: string): boolean {
  try {
    shelf.setItem(key, text)
    return true
  } catch {
    return false
  }
}
