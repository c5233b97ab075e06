import { idOf } from '../relations'

/** A node of a rich text, as much of it as is read. */
interface Node {
  readonly type?: unknown
  readonly tag?: unknown
  readonly text?: unknown
  readonly value?: unknown
  readonly fields?: unknown
  readonly listType?: unknown
  readonly children?: unknown
}

/** How a picture is called, by the id that the text has of it. */
export type NameOf = (collection: string, id: string) => string

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'listitem', 'quote', 'upload'])

/**
 * A rich text as a reader would copy it out: a text for each paragraph, with a mark before what is no plain paragraph,
 * the address behind the words of a link, and a picture by its name. Empty paragraphs are left out. Iterative: depth
 * is the sender's choice.
 */
export function bodyText({ body, nameOf }: { body: unknown; nameOf: NameOf }): string[] {
  const paragraphs: string[] = []
  // The blocks that are open, outermost first. Each paragraph of a quotation is marked, of a list's item the first.
  const marks: { mark: string; isSpent: boolean }[] = []
  let line = ''
  const close = () => {
    const mark = marks.map((each) => (each.isSpent && each.mark !== QUOTE ? '' : each.mark)).join('')
    if (line.trim()) {
      paragraphs.push(`${mark}${line.trim()}`)
      for (const each of marks) each.isSpent = true
    }
    line = ''
  }
  const root = asNode(asNode(body)?.root)
  const waiting: (Node | string | typeof END)[] = childrenOf(root).toReversed()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === END) {
      close()
      marks.pop()
      continue
    }
    if (typeof node === 'string') {
      line += node
      continue
    }
    const type = String(node.type)
    if (BLOCKS.has(type)) {
      close()
      marks.push({ mark: markOf(node, type), isSpent: false })
      waiting.push(END)
    }
    if (type === 'upload') line = `[Picture: ${nameOf('media', idOf(node.value) ?? '')}]`
    if (type === 'linebreak') line += '\n'
    if (typeof node.text === 'string') line += node.text
    if (type === 'link' || type === 'autolink') waiting.push(` (${addressOf(node)})`)
    waiting.push(...childrenOf(node).toReversed())
  }
  close()
  return paragraphs
}

/** The ids of the pictures in a rich text. */
export function picturesIn(body: unknown): string[] {
  const pictures: string[] = []
  const waiting = childrenOf(asNode(asNode(body)?.root))
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'upload') pictures.push(idOf(node.value) ?? '')
    waiting.push(...childrenOf(node))
  }
  return pictures
}

/** The end of a block: what follows it within another one is a line of its own. */
const END = Symbol('end of a block')
const QUOTE = '> '

function markOf(node: Node, type: string): string {
  if (type === 'heading') return node.tag === 'h3' ? '### ' : '## '
  if (type === 'listitem') return '• '
  return type === 'quote' ? QUOTE : ''
}

function addressOf({ fields }: Node): string {
  const url = (fields as { url?: unknown } | undefined)?.url
  return typeof url === 'string' ? url : 'no address'
}

function asNode(value: unknown): (Node & { root?: unknown }) | undefined {
  return typeof value === 'object' && value !== null ? value : undefined
}

function childrenOf(node: Node | undefined): Node[] {
  const { children } = node ?? {}
  return Array.isArray(children) ? children.flatMap((each) => asNode(each) ?? []) : []
}
