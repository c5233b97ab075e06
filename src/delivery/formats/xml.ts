import { cleanText } from '../../words/cleanText'

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'

/** A text as it stands in XML between tags: whatever it holds, no markup comes of it. */
export function xmlText(text: string): string {
  return cleanText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** An element and what stands in it, which is markup. Attributes without a value are left out. */
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

/** An element with a text in it; nothing at all where there is no text. */
export function textTag(
  name: string,
  text: string | null | undefined,
  attributes: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  return text ? tag(name, xmlText(text), attributes) : ''
}

/** A whole XML document in UTF-8, a line for each of the root's children; those that are empty are left out. */
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
