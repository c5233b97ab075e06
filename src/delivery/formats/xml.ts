import { cleanText } from '../../words/cleanText'

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'

/** Escapes text for XML content, so that it cannot contain markup. */
export function xmlText(text: string): string {
  return cleanText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Renders an element whose content is markup. Attributes without a value are omitted. */
export function tag(
  name: string,
  content: string,
  attributes: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([attribute, value]) => ` ${attribute}="${xmlText(String(value)).replaceAll('"', '&quot;')}"`)
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** Renders an element with text content; an empty string if there is no text. */
export function textTag(
  name: string,
  text: string | null | undefined,
  attributes: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  return text ? tag(name, xmlText(text), attributes) : ''
}

/** Renders an XML document in UTF-8 with one line for each of the root's children; empty children are omitted. */
export function xmlDocument({
  root,
  attributes,
  children,
}: {
  root: string
  attributes: Readonly<Record<string, string>>
  children: readonly string[]
}): string {
  const lines = children.filter(Boolean)
  return `${DECLARATION}\n${tag(root, lines.length > 0 ? `\n${lines.join('\n')}\n` : '', attributes)}\n`
}
