import type { Article } from '../generated/payload-types'
import type { WireStory } from '../wire/story'
import { toRichText } from './richText'

/** A person as credited in the copy, not yet matched to a record. */
export interface Credit {
  readonly name: string
  readonly role: string
  readonly location: string
}

export interface TopicMention {
  readonly name: string
  readonly hubUrl: string
  readonly followLine: string
}

/** The article data in a wire story, with people and topics still by name. Nothing in it is invented. */
export interface ArticleDraft {
  readonly fields: Pick<Article, 'body' | 'creditLine' | 'dateline' | 'edNote'>
  readonly authors: readonly Credit[]
  readonly contributors: readonly Credit[]
  readonly topics: readonly TopicMention[]
}

/** WireStory → article. Pure: people are matched to records in `upsertStory`. */
export function toArticle(story: WireStory): ArticleDraft {
  const edNotes = story.header?.edNotes ?? []
  return {
    fields: {
      dateline: story.dateline ?? { located: null, source: null, text: null },
      body: toRichText(story.body),
      creditLine: story.credits?.text || null,
      edNote: edNotes.length > 0 ? edNotes.join('\n') : undefined,
    },
    authors: toAuthors(story),
    contributors: (story.credits?.contributed ?? []).map(({ name, role, location }) => ({
      name,
      role,
      location,
    })),
    topics: story.followLine?.topic
      ? [{ name: story.followLine.topic, hubUrl: story.followLine.url, followLine: story.followLine.text }]
      : [],
  }
}

/** People of the byline, then those who “reported from”; a surname there that fits exactly one name of the byline is that person. */
function toAuthors({ byline, credits }: WireStory): Credit[] {
  const authors = (byline?.names ?? []).map((name) => ({ name, role: '', location: '' }))
  for (const { name, location } of credits?.reported ?? []) {
    const same = authors.filter((author) => author.name === name || author.name.endsWith(` ${name}`))
    const [only] = same
    if (only && same.length === 1) only.location = location
    else authors.push({ name, role: '', location })
  }
  return authors
}
