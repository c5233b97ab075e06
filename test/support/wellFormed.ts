const ENTITY = /&(?!(?:amp|lt|gt|quot|#39|#\d+);)/
const TAG = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z][a-z-]*="[^"<]*")*)( \/)?>/
const ATTRIBUTE = / ([a-z][a-z-]*)="([^"<]*)"/g
// eslint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/u

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/**
 * Reads markup as an XML parser would, only stricter: every tag closed and in order, attributes quoted and given once,
 * the five entities alone. Gives the elements in their order; throws where something is wrong.
 */
export function elementsOf(markup: string): Element[] {
  const elements: Element[] = []
  const open: string[] = []
  let rest = markup.replace(/^<!DOCTYPE html>\n/, '')
  if (UNFIT.test(rest)) throw new Error('holds a character that no XML may hold')
  while (rest) {
    const at = rest.indexOf('<')
    const words = at === -1 ? rest : rest.slice(0, at)
    // The text of a style is not parsed.
    if (open.at(-1) !== 'style' && ENTITY.test(words)) throw new Error(`holds a bare “&”: ${words}`)
    if (words.includes('>') && open.at(-1) !== 'style') throw new Error(`holds a bare “>”: ${words}`)
    if (at === -1) break
    rest = rest.slice(at)
    const tag = TAG.exec(rest)
    if (!tag) throw new Error(`holds no tag here: ${rest.slice(0, 120)}`)
    const [whole, closing, name = '', attributes = '', isClosed] = tag
    if (closing) {
      if (open.pop() !== name) throw new Error(`closes ${name} out of order: ${rest.slice(0, 120)}`)
    } else {
      elements.push({ name, attributes: read(attributes) })
      if (!isClosed) open.push(name)
    }
    rest = rest.slice(whole.length)
  }
  if (open.length > 0) throw new Error(`leaves open: ${open.join(', ')}`)
  return elements
}

function read(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw new Error(`gives ${name} twice`)
    if (ENTITY.test(value)) throw new Error(`holds a bare “&”: ${value}`)
    attributes[name] = value
  }
  return attributes
}
