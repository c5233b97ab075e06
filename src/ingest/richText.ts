import type { Article } from '../generated/payload-types'
import type { BodyNode } from '../richtext/nodes'
import type { BodyBlock } from '../wire/story'

type Body = NonNullable<Article['body']>
type NodeOf<Type extends string> = Extract<BodyNode<never>, { readonly type: Type }>

const ELEMENT = { direction: null, format: '', indent: 0, version: 1 } as const

/** The body's blocks as Payload's rich text (Lexical's editor state), each block's text verbatim. */
export function toRichText(blocks: readonly BodyBlock[]): Body {
  return { root: { type: 'root', ...ELEMENT, children: blocks.map(({ type, text }) => TO_NODE[type](text)) } }
}

/** The node for each type of block in wire copy. */
const TO_NODE = {
  paragraph: (text) => ({
    ...({ ...ELEMENT, children: [toText(text)], type: 'paragraph' } satisfies NodeOf<'paragraph'>),
    textFormat: 0,
    textStyle: '',
  }),
  subhead: (text) =>
    ({ ...ELEMENT, children: [toText(text)], type: 'heading', tag: 'h2' }) satisfies NodeOf<'heading'>,
} satisfies { [Type in BodyBlock['type']]: (text: string) => BodyNode<never> }

function toText(text: string): NodeOf<'text'> {
  return { type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }
}
