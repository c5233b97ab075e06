import type { CollectionConfig, Field } from 'payload'

import { forReaders } from './forReaders'

/** The stored fields of Dateline's stories, as a typical project would define them. */
export const Articles: CollectionConfig = {
  slug: 'articles',
  access: forReaders,
  defaultSort: '-updatedAt',
  indexes: [{ fields: ['_status', 'publishedAt'] }],
  trash: true,
  versions: { drafts: true, maxPerDoc: 0 },
  fields: [
    { name: 'slug', type: 'text', index: true, unique: true },
    { name: 'kicker', type: 'text' },
    { name: 'headline', type: 'text' },
    { name: 'summary', type: 'textarea' },
    group('dateline', [
      { name: 'located', type: 'text' },
      { name: 'source', type: 'text' },
      { name: 'text', type: 'text' },
    ]),
    { name: 'picture', type: 'upload', relationTo: 'media' },
    { name: 'body', type: 'richText' },
    credits('authors', 'author', []),
    credits('contributors', 'contributor', [{ name: 'role', type: 'text' }]),
    { name: 'creditLine', type: 'textarea' },
    {
      name: 'corrections',
      type: 'array',
      fields: [
        { name: 'kind', type: 'select', options: ['correction', 'clarification', 'editors-note'] },
        { name: 'at', type: 'date' },
        { name: 'text', type: 'textarea', required: true },
        { name: 'by', type: 'relationship', relationTo: 'users' },
      ],
    },
    { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true, index: true },
    {
      name: 'stage',
      type: 'select',
      defaultValue: 'draft',
      index: true,
      options: ['draft', 'in-review', 'ready'],
    },
    {
      name: 'slugAliases',
      type: 'array',
      fields: [
        { name: 'slug', type: 'text' },
        { name: 'until', type: 'date' },
      ],
    },
    { name: 'embargoedUntil', type: 'date', index: true },
    { name: 'publishedAt', type: 'date', index: true },
    { name: 'revisedAt', type: 'date' },
    { name: 'language', type: 'text', defaultValue: 'en', required: true },
    { name: 'wordCount', type: 'number' },
    { name: 'createdBy', type: 'relationship', relationTo: 'users', index: true },
    group('wire', [
      { name: 'agency', type: 'text' },
      { name: 'sourceId', type: 'text' },
      { name: 'version', type: 'text' },
      { name: 'usageTerms', type: 'textarea' },
      { name: 'isEdited', type: 'checkbox', defaultValue: false },
    ]),
    { name: 'edNote', type: 'textarea' },
    group('search', [
      { name: 'title', type: 'text' },
      { name: 'description', type: 'textarea' },
    ]),
    group('share', [{ name: 'picture', type: 'upload', relationTo: 'media' }]),
  ],
}

function credits(name: string, who: 'author' | 'contributor', more: Field[]): Field {
  return {
    name,
    type: 'array',
    fields: [
      { name: who, type: 'relationship', relationTo: `${who}s`, required: true, index: true },
      { name: 'creditedAs', type: 'text' },
      { name: 'location', type: 'text' },
      ...more,
    ],
  }
}

function group(name: string, fields: Field[]): Field {
  return { name, type: 'group', fields }
}
