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

/** The body's editor: paragraphs, subheads, lists, links, block quotes, pictures, and nothing else. */
export const editor = lexicalEditor({
  features: [
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3'] }),
    BoldFeature(),
    ItalicFeature(),
    SubscriptFeature(),
    SuperscriptFeature(),
    UnorderedListFeature(),
    OrderedListFeature(),
    BlockquoteFeature(),
    // Addresses only: a link to another record would carry the id of something unpublished.
    LinkFeature({ enabledCollections: [] }),
    UploadFeature({ enabledCollections: ['media'] }),
    PasteFeature(),
    WholeTextFeature(),
    FixedToolbarFeature(),
    InlineToolbarFeature(),
  ],
})
