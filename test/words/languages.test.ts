import { describe, expect, it } from 'vitest'

import { markWords } from '../../src/delivery/find/highlight'
import { countWords } from '../../src/words/countWords'
import { slugify } from '../../src/words/slugify'
import { termsOf, wordsOf } from '../../src/words/tokens'
import { LANGUAGES } from './languages'

describe.each(Object.entries(LANGUAGES))(
  'a story in %s',
  (_name, { body, count, found, headline, notFound, slug }) => {
    const words = new Set(wordsOf(`${headline}\n${body}`).split(' '))
    const finds = (asked: string) =>
      termsOf(asked).every(({ forms }) => forms.some((form) => words.has(form)))

    it('is found by its words, however they are typed, and by no others', () => {
      expect(found.map(([asked]) => asked).filter((asked) => !finds(asked))).toEqual([])
      expect(notFound.filter(finds)).toEqual([])
    })

    it('has what was asked for marked, and the whole of it', () => {
      for (const [asked, marked] of found) {
        if (marked)
          expect(markWords(body, termsOf(asked)), asked).toContain(
            `<mark>${marked.replaceAll('"', '&quot;')}</mark>`,
          )
      }
    })

    it('has as many words as its editors count, and an address that can be read', () => {
      expect({ count: countWords(body), slug: slugify(headline) }).toEqual({ count, slug })
    })
  },
)
