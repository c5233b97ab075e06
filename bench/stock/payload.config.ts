import { resolve } from 'node:path'

import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { buildConfig } from 'payload'

import { Articles } from './collections/Articles'
import { people } from './collections/people'
import { Media, Topics, Users } from './collections/others'

const url = process.env.STOCK_DATABASE ?? `file:${resolve('data/bench/stock.db')}`

/** The same newsroom as a fresh project from Payload's template: default adapter, no hooks, public read access. */
export default buildConfig({
  collections: [
    Articles,
    Topics,
    Media,
    people({ slug: 'authors', on: 'authors.author' }),
    people({ slug: 'contributors', on: 'contributors.contributor' }),
    Users,
  ],
  db: url.startsWith('postgres')
    ? postgresAdapter({ pool: { connectionString: url } })
    : sqliteAdapter({ client: { url } }),
  editor: lexicalEditor(),
  secret: process.env.PAYLOAD_SECRET ?? 'only for measuring, on this machine',
  telemetry: false,
  typescript: { autoGenerate: false },
})
