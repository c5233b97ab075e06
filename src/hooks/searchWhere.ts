import type { Where } from 'payload'

import { termsOf } from '../words/tokens'

export const SEARCH_TEXT = 'searchText'

/** Only the first terms of a pasted paragraph are searched. */
const MAX_TERMS = 30
/** Shorter terms occur inside too many words: they match only at the beginning of a word. */
const MIN_WITHIN = 3

/**
 * Rewrites the panel's search (`searchText like …`, in one field or an `or` of several) to search for each word of the input, folded like
 * the stored words. Every word must occur in one of the fields, a short one at the beginning of a word. `aliases` are fields that stand for
 * `searchText`, such as the label in a picker. Input without words finds nothing.
 */
export function searchWhere(where: Where, aliases: readonly string[] = []): Where {
  const search = searchIn(where, aliases) ?? searchOfSeveral(where, aliases)
  if (search) return termsWhere(search)
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) => [
      key,
      (key === 'and' || key === 'or') && Array.isArray(value)
        ? value.map((each) => searchWhere(each, aliases))
        : value,
    ]),
  ) as Where
}

interface Search {
  readonly fields: readonly string[]
  readonly text: string
}

function searchIn(where: Where, aliases: readonly string[]): Search | undefined {
  const [[field, condition] = [], ...others] = Object.entries(where)
  if (!field || others.length > 0 || !condition || Array.isArray(condition)) return undefined
  const isAlias = aliases.includes(field)
  if (!isAlias && field.split('.').at(-1) !== SEARCH_TEXT) return undefined
  const { like, ...operators } = condition as { like?: unknown }
  if (typeof like !== 'string' || Object.keys(operators).length > 0) return undefined
  return { fields: [isAlias ? SEARCH_TEXT : field], text: like }
}

function searchOfSeveral({ or, ...others }: Where, aliases: readonly string[]): Search | undefined {
  if (!Array.isArray(or) || Object.keys(others).length > 0) return undefined
  const searches = or.map((each) => searchIn(each, aliases))
  const [first] = searches
  if (!first || searches.some((each) => each?.text !== first.text)) return undefined
  return { fields: searches.flatMap((each) => each?.fields ?? []), text: first.text }
}

function termsWhere({ fields, text }: Search): Where {
  const terms = termsOf(text.normalize()).slice(0, MAX_TERMS)
  if (terms.length === 0) return { id: { exists: false } }
  return {
    and: terms.map(({ forms }) => ({
      or: fields.flatMap((field) =>
        forms.map((form) => ({ [field]: { contains: form.length < MIN_WITHIN ? `|${form}` : form } })),
      ),
    })),
  }
}
