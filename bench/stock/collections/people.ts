import type { CollectionConfig } from 'payload'

import { forReaders } from './forReaders'

/** Authors and contributors, each with their stories (`on` is the story field that refers to them). */
export function people({ slug, on }: { slug: 'authors' | 'contributors'; on: string }): CollectionConfig {
  return {
    slug,
    access: forReaders,
    admin: { useAsTitle: 'name' },
    defaultSort: 'name',
    fields: [
      { name: 'slug', type: 'text', index: true, unique: true },
      { name: 'isPublic', type: 'checkbox', defaultValue: false, index: true },
      { name: 'isIncomplete', type: 'checkbox', defaultValue: false, index: true },
      { name: 'name', type: 'text', required: true, index: true },
      { name: 'role', type: 'text' },
      { name: 'affiliation', type: 'text' },
      { name: 'location', type: 'text' },
      { name: 'email', type: 'email' },
      { name: 'bio', type: 'textarea' },
      { name: 'picture', type: 'upload', relationTo: 'media' },
      {
        name: 'articles',
        type: 'join',
        collection: 'articles',
        on,
        defaultLimit: 10,
        defaultSort: '-publishedAt',
      },
    ],
  }
}
