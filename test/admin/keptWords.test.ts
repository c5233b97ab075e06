import { beforeEach, describe, expect, it } from 'vitest'

import {
  dropKept,
  findKept,
  keepWords,
  MAX_LENGTH,
  MAX_STORY_LENGTH,
  type KeptWords,
} from '../../src/admin/saving/keptWords'

const DAY_MS = 86_400_000

/** A browser's storage with so much room. */
function storage(room = Number.POSITIVE_INFINITY) {
  const held = new Map<string, string>()
  return {
    get length() {
      return held.size
    },
    key: (index: number) => [...held.keys()][index] ?? null,
    getItem: (key: string) => held.get(key) ?? null,
    removeItem: (key: string) => void held.delete(key),
    setItem: (key: string, value: string) => {
      const others = [...held].filter(([name]) => name !== key)
      const total = others.reduce(
        (sum, [name, text]) => sum + name.length + text.length,
        key.length + value.length,
      )
      if (total > room) throw new DOMException('full', 'QuotaExceededError')
      held.set(key, value)
    },
  }
}

const words = (headline: string, at = 1_000): KeptWords => ({ at, base: 'then', data: { headline } })
const at = (story: string | undefined, tab = 'a', user = 'anna') => ({ user, story, tab })

describe('words that were not saved', () => {
  let shelf: ReturnType<typeof storage>
  beforeEach(() => {
    shelf = storage()
  })
  const find = (story: string | undefined, now = 2_000, user = 'anna') =>
    findKept({ shelf, place: { user, story }, now }).map(({ data }) => data.headline)

  it('are found again in their story, newest first, from whichever window', () => {
    keepWords({ shelf, place: at('1', 'a'), words: words('old', 1_000) })
    keepWords({ shelf, place: at('1', 'b'), words: words('new', 1_500) })
    keepWords({ shelf, place: at('2'), words: words('other story') })
    expect(find('1')).toEqual(['new', 'old'])
    expect(find('2')).toEqual(['other story'])
  })

  it('are found for a story that was never saved', () => {
    keepWords({ shelf, place: at(undefined), words: words('new story') })
    expect(find(undefined)).toEqual(['new story'])
  })

  it('belong only to the account that wrote them', () => {
    keepWords({ shelf, place: at('1'), words: words('Anna’s') })
    expect(find('1', 2_000, 'bert')).toEqual([])
    expect(find('1', 2_000, 'ann')).toEqual([])
    expect(find('1')).toEqual(['Anna’s'])
  })

  it('are gone once they were saved or let go', () => {
    keepWords({ shelf, place: at('1'), words: words('saved') })
    dropKept({ shelf, at: at('1') })
    expect(find('1')).toEqual([])
  })

  it('are gone after thirty days', () => {
    keepWords({ shelf, place: at('1'), words: words('old', 0) })
    expect(find('1', 29 * DAY_MS)).toEqual(['old'])
    expect(find('1', 31 * DAY_MS)).toEqual([])
    expect(shelf.length).toBe(0)
  })

  it('make room for newer ones when the browser has no more, the oldest first', () => {
    shelf = storage(700)
    for (const story of ['1', '2', '3', '4']) {
      expect(keepWords({ shelf, place: at(story), words: words('x'.repeat(150), Number(story)) })).toBe(true)
    }
    expect(find('1')).toEqual([])
    expect(find('4')).toHaveLength(1)
    expect(find('3')).toHaveLength(1)
  })

  it('never take more of the browser than their share', () => {
    const long = 'x'.repeat(MAX_STORY_LENGTH - 100)
    for (const story of ['1', '2', '3'])
      keepWords({ shelf, place: at(story), words: words(long, Number(story)) })
    expect(find('1')).toEqual([])
    const total = ['2', '3'].flatMap((story) => find(story)).join('').length
    expect(total).toBeGreaterThan(MAX_STORY_LENGTH)
    expect(total).toBeLessThan(MAX_LENGTH)
    expect(keepWords({ shelf, place: at('4'), words: words('x'.repeat(MAX_STORY_LENGTH)) })).toBe(false)
    expect(find('3')).toHaveLength(1)
  })

  it('are said not to be kept, without an error, where storage is full or switched off', () => {
    const off = {
      length: 0,
      key: () => null,
      getItem: () => {
        throw new DOMException('off', 'SecurityError')
      },
      removeItem: () => {
        throw new DOMException('off', 'SecurityError')
      },
      setItem: () => {
        throw new DOMException('off', 'SecurityError')
      },
    }
    for (const each of [undefined, off, storage(10)]) {
      expect(keepWords({ shelf: each, place: at('1'), words: words('x') })).toBe(false)
      expect(findKept({ shelf: each, place: { user: 'anna', story: '1' }, now: 0 })).toEqual([])
      expect(() => dropKept({ shelf: each, at: at('1') })).not.toThrow()
    }
  })

  it('leave alone what others keep in the same browser, and forget what cannot be read', () => {
    shelf.setItem('payload-theme', 'dark')
    shelf.setItem('dateline:kept:anna:1:z', 'not JSON')
    expect(find('1')).toEqual([])
    expect(shelf.getItem('payload-theme')).toBe('dark')
    expect(shelf.getItem('dateline:kept:anna:1:z')).toBeNull()
  })
})
