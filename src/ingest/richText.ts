import type { Article } from '../generated/payload-types'
import type { BodyBlock } from '../wire/story'

type Body = NonNullable<Article['body']>

/** The body's blocks as Payload's rich text (Lexical's editor state): each block's text word for word. */
export function toRichText(blocks: readonly BodyBlock[]): Body {
  return {
    root: {
      type: 'root',
      direction: null,
      format: '',
      indent: 0,
      version: 1,
      children: blocks.map(toNode),
    },
  }
}

function toNode({ type, text }: BodyBlock): Body['root']['children'][number] {
  const common = { direction: null, format: '', indent: 0, version: 1, children: [toText(text)] }
  return type === 'subhead'
    ? { ...common, type: 'heading', tag: 'h2' }
    : { ...common, type: 'paragraph', textFormat: 0, textStyle: '' }
}

function toText(text: string) {
  return { type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }
}
