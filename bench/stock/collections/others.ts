import { resolve } from 'node:path'

import type { CollectionConfig } from 'payload'

import { forReaders } from './forReaders'

export const Topics: CollectionConfig = {
  slug: 'topics',
  access: forReaders,
  admin: { useAsTitle: 'name' },
  defaultSort: 'name',
  fields: [
    { name: 'slug', type: 'text', index: true, unique: true },
    { name: 'isPublic', type: 'checkbox', defaultValue: false, index: true },
    { name: 'parent', type: 'relationship', relationTo: 'topics', index: true },
    { name: 'name', type: 'text', required: true, index: true },
    { name: 'description', type: 'textarea' },
    { name: 'hubUrl', type: 'text', index: true },
    { name: 'followLine', type: 'text' },
    { name: 'mediaTopic', type: 'text' },
    {
      name: 'articles',
      type: 'join',
      collection: 'articles',
      on: 'topics',
      defaultLimit: 10,
      defaultSort: '-publishedAt',
    },
  ],
}

export const Media: CollectionConfig = {
  slug: 'media',
  access: forReaders,
  upload: { staticDir: resolve('data/bench/stock-media'), mimeTypes: ['image/*'] },
  fields: [
    { name: 'isPublic', type: 'checkbox', defaultValue: false, index: true },
    { name: 'alt', type: 'text', required: true },
    { name: 'caption', type: 'textarea' },
    { name: 'credit', type: 'text' },
  ],
}

export const Users: CollectionConfig = {
  slug: 'users',
  auth: true,
  fields: [
    { name: 'name', type: 'text' },
    { name: 'role', type: 'select', options: ['admin', 'editor', 'reporter', 'service'] },
  ],
}
