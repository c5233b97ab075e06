import { parseFragment } from 'parse5'
import { SaxesParser } from 'saxes'

import { WireError } from './errors'

/** An element. Names and attributes are local names: agencies send the same vocabulary with and without namespaces. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  /** Of the start tag, from 1. */
  readonly line: number
}
export type XmlNode = XmlElement | string

/** Far more than any item has: what goes beyond is an attack or not an item. */
const LIMITS = { depth: 200, nodes: 500_000, attributes: 200 }

/**
 * Text → its root element. Strict: what is not well-formed or ends early is refused as a whole. No DTD is read and no entity declared in the
 * document is expanded; the names of HTML 4 (`&eacute;`) are known. A document type without an internal subset, as NITF has, is ignored.
 *
 * @throws WireError `malformed`, `truncated`, `forbidden-doctype`, `too-complex`
 */
export function parseXml(text: string): XmlElement {
  // XML 1.1 lets control characters in: every document is read by the rules of 1.0.
  const parser = new SaxesParser({ position: true, defaultXMLVersion: '1.0', forceXMLVersion: true })
  parser.ENTITIES = htmlEntities()
  type Open = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlNode[] }
  const open: Open[] = []
  let root: XmlElement | undefined
  let nodes = 0
  let tagLine = 1
  const errors: Error[] = []

  const addText = (piece: string) => {
    const children = open.at(-1)?.children
    if (!children) return
    const last = children.at(-1)
    if (typeof last === 'string') children[children.length - 1] = last + piece
    else children.push(piece)
  }
  const countNode = () => {
    nodes += 1
    if (nodes > LIMITS.nodes) throw tooComplex(`more than ${LIMITS.nodes} elements`, parser.line)
  }

  parser.on('error', (found) => {
    errors.push(found)
  })
  parser.on('doctype', (doctype) => {
    if (!doctype.replace(/"[^"]*"|'[^']*'/g, '').includes('[')) return
    throw new WireError({
      code: 'forbidden-doctype',
      line: parser.line,
      message: 'The XML declares entities or elements of its own in its document type; this is not read.',
      received: 'XML with an internal DTD',
    })
  })
  parser.on('opentagstart', () => {
    // A line end after the name has been read by now.
    tagLine = parser.column === 0 ? parser.line - 1 : parser.line
  })
  parser.on('opentag', ({ name, attributes }) => {
    countNode()
    if (open.length >= LIMITS.depth)
      throw tooComplex(`elements nested more than ${LIMITS.depth} deep`, parser.line)
    const entries = Object.entries(attributes)
    if (entries.length > LIMITS.attributes)
      throw tooComplex(`an element with ${entries.length} attributes`, parser.line)
    open.push({
      name: localName(name),
      attributes: Object.fromEntries(entries.map(([key, value]) => [localName(key), value])),
      children: [],
      line: tagLine,
    })
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (!element) return
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  })
  parser.on('text', addText)
  parser.on('cdata', addText)

  // In pieces, so that a broken document is refused at its first error and not read to its end.
  for (let from = 0; from < text.length && errors.length === 0; from += PIECE)
    parser.write(text.slice(from, from + PIECE))
  // What is wrong only at the end of the text has been cut off there.
  const isCut = errors.length === 0 && text.includes('<')
  const { line } = parser
  if (errors.length === 0) parser.close()
  if (errors.length > 0 || !root) throw isCut ? truncated(line) : malformed(errors[0], line)
  return root
}

/** The elements with this name among the children. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  )
}

/** The first element at a path of names below an element. */
export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childrenOf(at, name)[0], element)
}

/** All elements with one of these names below an element, in document order. */
export function descendantsOf(
  element: XmlElement | undefined,
  ...names: readonly string[]
): readonly XmlElement[] {
  const found: XmlElement[] = []
  const collect = (parent: XmlElement) => {
    for (const child of parent.children) {
      if (typeof child === 'string') continue
      if (names.includes(child.name)) found.push(child)
      collect(child)
    }
  }
  if (element) collect(element)
  return found
}

/** All text in an element, with white space collapsed, as markup has it. */
export function textIn(element: XmlElement | undefined): string {
  return collapse(rawTextIn(element))
}

/** All text in an element, character for character. */
export function rawTextIn(element: XmlElement | undefined): string {
  const pieces: string[] = []
  const collect = (parent: XmlElement) => {
    for (const child of parent.children) {
      if (typeof child === 'string') pieces.push(child)
      else collect(child)
    }
  }
  if (element) collect(element)
  return pieces.join('')
}

/** White space as markup has it: spaces, tabs and line ends count as one space; a no-break space is text. */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, '')
}

const PIECE = 65_536

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function tooComplex(what: string, line: number): WireError {
  return new WireError({ code: 'too-complex', line, message: `The XML has ${what}.`, received: 'XML' })
}

function truncated(line: number): WireError {
  return new WireError({
    code: 'truncated',
    line,
    message: 'The XML ends before its last element is closed: the file is incomplete. Send it again.',
    received: 'the beginning of an XML document',
  })
}

function malformed(error: Error | undefined, line: number): WireError {
  return new WireError({
    code: 'malformed',
    line,
    message: `The XML is not well-formed: ${error?.message ?? 'it has no element'}.`,
    received: 'XML',
  })
}

let entities: Record<string, string> | undefined

/** The entities of HTML 4 by name, which documents of NITF's and XHTML's DTDs use. */
function htmlEntities(): Record<string, string> {
  if (entities) return entities
  // Without a prototype: `&constructor;` is no entity.
  const found: Record<string, string> = Object.create(null)
  Object.assign(found, { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })
  for (const name of HTML_4.trim().split(/\s+/)) {
    const [node] = parseFragment(`&${name};`).childNodes
    found[name] = node && 'value' in node ? node.value : ''
  }
  entities = found
  return found
}

const HTML_4 = `
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1
  ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc
  Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml
  aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave
  uacute ucirc uuml yacute thorn yuml fnof Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma
  Tau Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau
  upsilon phi chi psi omega thetasym upsih piv bull hellip prime Prime oline frasl weierp image real trade alefsym larr uarr rarr darr harr
  crarr lArr uArr rArr dArr hArr forall part exist empty nabla isin notin ni prod sum minus lowast radic prop infin ang and or cap cup int
  there4 sim cong asymp ne equiv le ge sub sup nsub sube supe oplus otimes perp sdot lceil rceil lfloor rfloor lang rang loz spades clubs
  hearts diams OElig oelig Scaron scaron Yuml circ tilde ensp emsp thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo
  dagger Dagger permil lsaquo rsaquo euro
`
