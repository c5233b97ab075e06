import {
  BlockquoteFeature,
  BoldFeature,
  createServerFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'

import { NODES, type NodeType } from '../richtext/nodes'

/** Reads pasted text so that no word of it is lost, and no link or picture in it keeps the story from being saved. */
const PasteFeature = createServerFeature({
  feature: { ClientFeature: '/src/admin/paste/PasteFeature#PasteFeature' },
  key: 'paste',
})

/** Hands each change to the form before it is saved. */
const WholeTextFeature = createServerFeature({
  feature: { ClientFeature: '/src/admin/saving/WholeTextFeature#WholeTextFeature' },
  key: 'wholeText',
})

/** The features by which an editor writes each type of node; what has none comes with another, or with Lexical itself. */
const FEATURES = {
  paragraph: [ParagraphFeature()],
  heading: [HeadingFeature({ enabledHeadingSizes: [...NODES.heading.fields.tag.values] })],
  text: [BoldFeature(), ItalicFeature(), SubscriptFeature(), SuperscriptFeature()],
  list: [UnorderedListFeature(), OrderedListFeature()],
  quote: [BlockquoteFeature()],
  // Addresses only: a link to another record would carry the id of something unpublished.
  link: [LinkFeature({ enabledCollections: [] })],
  upload: [UploadFeature({ enabledCollections: ['media'] })],
  autolink: [],
  linebreak: [],
  listitem: [],
  tab: [],
} satisfies Readonly<Record<NodeType, readonly object[]>>

/** The body's editor: paragraphs, subheads, lists, links, block quotes, pictures, and nothing else. */
export const editor = lexicalEditor({
  features: [
    ...Object.values(FEATURES).flat(),
    PasteFeature(),
    WholeTextFeature(),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
})
