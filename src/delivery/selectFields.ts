import { Refusal } from '../errors'
import { article, type PublishedArticle } from '../public/schema/article'

type Field = keyof PublishedArticle

/** Every field of a published story, in output order. */
export const FIELDS: readonly Field[] = article.keyof().options

/** The fields that are the text or derived from it. */
const TEXT: ReadonlySet<string> = new Set<Field>(['body', 'bodyHTML', 'bodyText'])

/** Parses `fields=`; all fields without it. Throws a {@link Refusal} (400 `bad-parameter`) for an unknown field. */
export function parseFields(text: string | undefined): readonly Field[] {
  if (text === undefined) return FIELDS
  const names = text.split(',').map((name) => name.replaceAll(' ', ''))
  const unknown = names.find((name) => !Object.hasOwn(article.shape, name))
  if (unknown === undefined) return FIELDS.filter((field) => names.includes(field))
  throw new Refusal({
    status: 400,
    code: 'bad-parameter',
    path: 'fields',
    message: `Stories have no such field. Use: ${FIELDS.join(', ')}.`,
    received: unknown.slice(0, 100),
  })
}

/** Whether these fields require reading the text. */
export const needText = (fields: readonly Field[]): boolean => fields.some((field) => TEXT.has(field))

/** Reduces a story to these fields. */
export function pick(story: PublishedArticle, fields: readonly Field[]): Partial<PublishedArticle> {
  return fields === FIELDS ? story : Object.fromEntries(fields.map((field) => [field, story[field]]))
}
