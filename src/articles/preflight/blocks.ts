import { isEmbargoed } from '../visibility'
import { keyOf, type BlockingCode, type Finding } from './finding'
import type { Facts, Story } from './story'
import { safeLink } from '../../richtext/safeLink'

/** Errors that block publication, except those of pictures. */
export function findBlocks({ story, facts, now }: { story: Story; facts: Facts; now: Date }): Finding[] {
  return [
    isBlank(story.headline)
      ? block('no-headline', 'headline', 'A story needs a headline before it can be published.')
      : undefined,
    !story.hasText ? block('no-body', 'body', 'A story needs a body before it can be published.') : undefined,
    isKilled(story)
      ? block(
          'killed',
          'killed',
          'This story was killed. An admin must lift the kill before it can be published.',
        )
      : undefined,
    isEmbargoed(story, now)
      ? block('embargo', 'embargoedUntil', 'This story is under embargo. Wait for it to end, or clear it.')
      : undefined,
    facts.slugOwner === undefined
      ? undefined
      : block('slug-taken', 'slug', 'Another story was public at this web address. Choose a different one.'),
    ...unsafeLinks(story),
  ].filter((finding) => finding !== undefined)
}

export function isBlank(value: string | null | undefined): boolean {
  return typeof value !== 'string' || value.trim() === ''
}

function isKilled({ killed }: Story): boolean {
  return !isBlank(killed?.at)
}

/** A link that would be removed for readers: the published text keeps only its words. */
function unsafeLinks({ links }: Story): Finding[] {
  return links
    .filter(({ url }) => safeLink(url) === undefined)
    .map(({ url, text }) => ({
      ...block(
        'unsafe-link',
        'body',
        `The link on “${shorten(text)}” is not an http, https or mailto address.`,
      ),
      key: keyOf('unsafe-link', url),
    }))
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function block(code: BlockingCode, path: string, message: string): Finding {
  return { code, severity: 'error', path, message, key: keyOf(code) }
}
