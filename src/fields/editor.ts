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

/** Imports pasted text without losing words, and without links or pictures that would prevent the story from being saved. */
const PasteFeature = createServerFeature({
  feature: { ClientFeature: '/src/admin/paste/PasteFeature#PasteFeature' },
  key: 'paste',
})

/** Passes every change to the form before it is saved. */
const WholeTextFeature = createServerFeature({
  feature: { ClientFeature: '/src/admin/saving/WholeTextFeature#WholeTextFeature' },
  key: 'wholeText',
})

/** The editor features that create each node type. Types with an empty list come with another feature or with Lexical itself. */
const FEATURES = {
  paragraph: [ParagraphFeature()],
  heading: [HeadingFeature({ enabledHeadingSizes: [...NODES.heading.fields.tag.values] })],
  text: [BoldFeature(), ItalicFeature(), SubscriptFeature(), SuperscriptFeature()],
  list: [UnorderedListFeature(), OrderedListFeature()],
  quote: [BlockquoteFeature()],
  // URLs only: an internal link would expose the id of an unpublished record.
  link: [LinkFeature({ enabledCollections: [] })],
  upload: [UploadFeature({ enabledCollections: ['media'] })],
  autolink: [],
  linebreak: [],
  listitem: [],
  tab: [],
} satisfies Readonly<Record<NodeType, readonly object[]>>

/** The body editor: paragraphs, subheads, lists, links, block quotes and pictures only. */
export const editor = lexicalEditor({
  features: [
    ...Object.values(FEATURES).flat(),
    PasteFeature(),
    WholeTextFeature(),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
})
