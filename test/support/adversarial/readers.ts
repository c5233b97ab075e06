import { slugify } from '../../../src/words/slugify'
import { compareParagraphs } from '../../../src/articles/compare/text'
import { readCopy } from '../../../src/articles/copydesk'
import { toRichText } from '../../../src/ingest/richText'
import { preflight } from '../../../src/articles/preflight'
import type { Story } from '../../../src/articles/preflight/story'
import { toPublishedText } from '../../../src/public/body/published'
import { cleanText } from '../../../src/words/cleanText'
import { excerptOf, markWords } from '../../../src/delivery/find/highlight'
import { plainText } from '../../../src/richtext/plainText'
import { storedAddress } from '../../../src/public/picture'
import { parse } from '../../../src/wire/parse'
import { countWords } from '../../../src/words/countWords'
import { termsOf, wordsOf } from '../../../src/words/tokens'
import { renderCredits } from '../../../src/wire/render'

const NOW = new Date('2026-11-26T12:00:00Z')

/** The paragraphs that the panel would send of a text, with one that has all of it. */
const paragraphsOf = (text: string) => text.split(/\n+/).filter((each) => each !== '')

const toStory = (text: string): Story => ({
  headline: text,
  summary: text,
  slug: text,
  language: 'en',
  paragraphs: [text],
  hasText: true,
  links: [{ url: text, text }],
  pictures: [],
  authors: [],
  contributors: [],
  hasTopic: true,
  dateline: { source: text, text },
  agency: text,
})

/** Everything that reads what somebody wrote, by name. */
export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  parser: (text) => {
    try {
      const story = parse(text)
      return renderCredits(story.credits ?? { reported: [], contributed: [] })
    } catch (error) {
      // Refused is read, as long as it is quick.
      return error
    }
  },
  'copy desk': (text) =>
    readCopy({
      story: { headline: text.slice(0, 500), paragraphs: paragraphsOf(text), language: 'en' },
      now: NOW,
    }),
  'copy desk, one paragraph': (text) =>
    readCopy({ story: { headline: '', paragraphs: [text.replaceAll('\n', ' ')], language: 'en' }, now: NOW }),
  preflight: (text) =>
    preflight({ story: toStory(text), facts: { people: new Map(), altTexts: new Map() }, now: NOW }),
  comparison: (text) =>
    compareParagraphs(paragraphsOf(text), paragraphsOf(`${text.slice(1_000)} ${text.slice(0, 999)}`)),
  'comparison with its reverse': (text) => compareParagraphs([text], [[...text].reverse().join('')]),
  words: (text) => wordsOf(text),
  count: (text) => countWords(text),
  'search marks': (text) => {
    const words = termsOf(text.slice(0, 1_000)).slice(0, 100)
    // As a search does: the body's excerpt is marked, and the headline.
    return [markWords(excerptOf(text, words), words), markWords(text.slice(0, 500), words)]
  },
  slug: (text) => slugify(text),
  'reader’s text': (text) => {
    // A body has at most 20,000 nodes (`gate/richTextShape`).
    const body = toRichText(
      paragraphsOf(text)
        .slice(0, 9_900)
        .map((each, line) => ({ type: 'paragraph', text: each, line })),
    )
    return [toPublishedText(body, storedAddress), plainText(body), cleanText(text)]
  },
}
