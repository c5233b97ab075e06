import type { Article } from '../generated/payload-types'
import type { Credit, Picture, Story } from './preflight/story'
import { toPublishedText } from '../public/body/published'
import { idOf, rowsOf } from '../relations'
import { linksIn } from '../richtext/linksIn'
import { paragraphsOf } from '../richtext/paragraphs'
import { uploadsIn } from '../richtext/uploadsIn'

/** The story as checked by the rules. A form may send anything: a value of the wrong type counts as empty. */
export function storyOf(data: Partial<Article>): Story {
  const { body, dateline, killed, wire } = data
  return {
    id: data.id,
    headline: textOf(data.headline),
    summary: textOf(data.summary),
    slug: textOf(data.slug),
    language: textOf(data.language),
    paragraphs: paragraphsOf(body),
    hasText: toPublishedText(body, () => '').bodyText !== '',
    links: linksIn(body),
    pictures: picturesOf(data),
    authors: creditsOf(data.authors, 'authors', 'author'),
    contributors: creditsOf(data.contributors, 'contributors', 'contributor'),
    hasTopic: rowsOf(data.topics).length > 0,
    dateline: { source: textOf(dateline?.source), text: textOf(dateline?.text) },
    agency: textOf(wire?.agency),
    embargoedUntil: textOf(data.embargoedUntil),
    killed: { at: textOf(killed?.at), reason: textOf(killed?.reason) },
  }
}

function picturesOf({ picture, share, body }: Partial<Article>): readonly Picture[] {
  return [
    { id: idOf(picture), path: 'picture' },
    { id: idOf(share?.picture), path: 'share.picture' },
    ...uploadsIn(body).map((id) => ({ id, path: 'body' })),
  ].flatMap(({ id, path }) => (id ? [{ id, path }] : []))
}

function creditsOf(rows: unknown, list: string, field: string): readonly Credit[] {
  return rowsOf(rows).map((row, index) => ({
    person: idOf((row as Readonly<Record<string, unknown>> | null)?.[field]) ?? null,
    path: `${list}.${index}.${field}`,
  }))
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
