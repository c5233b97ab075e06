import { Refusal } from '../errors'
import { article, type PublishedArticle } from '../publicSchema/article'

type Field = keyof PublishedArticle

/** Every field of a published story, in the order in which it is sent. */
export const FIELDS: readonly Field[] = article.keyof().options

/** The fields that are the text, or made of it. */
const TEXT: ReadonlySet<string> = new Set<Field>(['body', 'bodyHTML', 'bodyText'])

/** The fields that `fields=` names; all of them without it. Throws a {@link Refusal} (400 `bad-parameter`) for one that stories do not have. */
export function parseFields(text: string | undefined): readonly Field[] {
  if (text === undefined) return FIELDS
  const names = text.split(',').map((name) => name.replaceAll(' ', ''))
  const unknown = names.find((name) => !Object.hasOwn(article.shape, name))
  if (unknown === undefined) return FIELDS.filter((field) => names.includes(field))
  throw new Refusal({
    status: 400,
    code: 'bad-parameter',
    path: 'fields',
    message: `Stories have no such field. They have: ${FIELDS.join(', ')}.`,
    received: unknown.slice(0, 100),
  })
}

/** Whether the text must be read for these fields. */
export const needText = (fields: readonly Field[]): boolean => fields.some((field) => TEXT.has(field))

/** A story with these fields alone. */
export function pick(story: PublishedArticle, fields: readonly Field[]): Partial<PublishedArticle> {
  return fields === FIELDS ? story : Object.fromEntries(fields.map((field) => [field, story[field]]))
}
