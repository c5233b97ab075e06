import { idOf } from '../../relations'
import { addressOf } from '../../richtext/linksIn'
import { isNodeType, kindOf, type NodeType, type StoredNode } from '../../richtext/nodes'
import { ownWords } from '../../richtext/ownWords'
import { uploadsIn } from '../../richtext/uploadsIn'
import { stepsOf, type RichText } from '../../richtext/walk'

/** Returns the display name of a related record, such as a picture, by its id. */
export type NameOf = (collection: string, id: string) => string

/**
 * A rich text as plain text: one string per paragraph, with a marker before any block that is not a plain paragraph, the URL after the
 * words of a link, and a picture by its name. Empty paragraphs are left out.
 */
export function bodyText({ body, nameOf }: { body: unknown; nameOf: NameOf }): string[] {
  const paragraphs: string[] = []
  // The open blocks, outermost first. Every paragraph of a quotation is marked, but only the first of a list item.
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
  for (const { node, at } of stepsOf(body as RichText)) {
    const { mark = '', before, after = '' } = copyOf(node, nameOf)
    if (at === 'start' && isBlock(node)) {
      close()
      marks.push({ mark, isSpent: false })
    }
    line += at === 'start' ? (before ?? ownWords(node)) : after
    if (at === 'end' && isBlock(node)) {
      close()
      marks.pop()
    }
  }
  close()
  return paragraphs
}

/** The ids of the pictures in a rich text. */
export function picturesIn(body: unknown): string[] {
  return uploadsIn(body as RichText)
}

/** The marker before a block's first line, and the text before and after a node's content. */
interface Copy {
  readonly mark?: string
  readonly before?: string
  readonly after?: string
}

const QUOTE = '> '
const PLAIN: Copy = {}

function copyOf(node: StoredNode, nameOf: NameOf): Copy {
  return isNodeType(node.type) ? COPIES[node.type](node, nameOf) : PLAIN
}

const COPIES: Readonly<Record<NodeType, (node: StoredNode, nameOf: NameOf) => Copy>> = {
  text: () => PLAIN,
  tab: () => PLAIN,
  linebreak: () => PLAIN,
  link: copyLink,
  autolink: copyLink,
  paragraph: () => PLAIN,
  heading: ({ tag }) => ({ mark: tag === 'h3' ? '### ' : '## ' }),
  quote: () => ({ mark: QUOTE }),
  list: () => PLAIN,
  listitem: () => ({ mark: '• ' }),
  upload: ({ value }, nameOf) => ({ before: `[Picture: ${nameOf('media', idOf(value) ?? '')}]` }),
}

function copyLink(link: StoredNode): Copy {
  return { after: ` (${addressOf(link) ?? 'no address'})` }
}

/** Whether a node has lines of its own: the lines of a list are those of its items. */
function isBlock(node: StoredNode): boolean {
  const kind = kindOf(node)
  return kind !== undefined && kind.level !== 'inline' && kind.holds !== 'items'
}
