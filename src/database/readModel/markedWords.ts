import { markOf, type IndexEntries, type Within, type WordQuery } from '.'

/**
 * A story's words as one list, for an index over arrays: each word by itself, with the prefix `h.` if in the headline, with `l.` if in the
 * headline or in the lead, and with `.` before the mark of a topic or a person.
 */
export function markedWords({ authors, contributors, topics, words }: IndexEntries): string[] {
  const [headline, lead, body] = [words.headline, words.lead, words.body].map((text) =>
    text.split(' ').filter(Boolean),
  ) as [string[], string[], string[]]
  return [
    ...new Set([
      ...headline.map((word) => `h.${word}`),
      ...[...headline, ...lead].map((word) => `l.${word}`),
      ...headline,
      ...lead,
      ...body,
      ...topics.map((id) => `.${markOf('topic', id)}`),
      ...authors.map((id) => `.${markOf('author', id)}`),
      ...contributors.map((id) => `.${markOf('contributor', id)}`),
    ]),
  ]
}

const BEFORE: Readonly<Record<Within, string>> = { headline: 'h.', lead: 'l.', anywhere: '' }

/** A query over such lists: a list must contain a word of each group, but must not satisfy all groups of `without`. */
export interface MarkedQuery {
  readonly groups: readonly (readonly string[])[]
  /** Groups that match a higher-ranked position; undefined if there is none. */
  readonly without?: readonly (readonly string[])[]
}

/** Converts a {@link WordQuery} to a query over {@link markedWords}. */
export function markedQuery({ words, within, topics, author, contributor }: WordQuery): MarkedQuery {
  const better: Within | undefined =
    within === 'anywhere' ? 'lead' : within === 'lead' ? 'headline' : undefined
  return {
    groups: [
      ...groupsOf(words, within),
      ...(author ? [[`.${markOf('author', author)}`]] : []),
      ...(contributor ? [[`.${markOf('contributor', contributor)}`]] : []),
      ...(topics ? [topics.map((id) => `.${markOf('topic', id)}`)] : []),
    ],
    ...(better ? { without: groupsOf(words, better) } : {}),
  }
}

function groupsOf(words: WordQuery['words'], within: Within): string[][] {
  return words.map(({ forms, people }) => [
    ...forms.map((form) => `${BEFORE[within]}${form}`),
    ...(within === 'headline' ? [] : people.map((mark) => `.${mark}`)),
  ])
}
