import type { FlattenedField, SanitizedConfig } from 'payload'

import { actionOf, nameOfAction } from './actions'
import { kitOf } from './kits'
import { OPERATIONS } from './operations'
import type { Row } from './table'

/** The operations that Payload's own addresses are, and those of ours that belong to a table of records. */
const ADDRESSES: Readonly<Record<string, string>> = {
  'post /': 'create',
  'get /': 'read',
  'get /:id': 'read',
  'patch /:id': 'update',
  'patch /': 'update many',
  'delete /:id': 'delete',
  'delete /': 'delete many',
  'post /:id/duplicate': 'duplicate',
  'get /versions': 'read versions',
  'get /versions/:id': 'read versions',
  'post /versions/:id': 'restore a version',
  'post /preflight': 'judge what was never saved',
  'get /run': 'run',
  'post /unlock': 'unlock',
  'post /:id/end-sessions': 'end sessions',
  'post /:id/renew-secret': 'renew the secret',
  'post /:id/replay': 'send again',
  'get /:key': 'read',
  'delete /:key': 'delete',
  'post /:key': 'keep under a key',
}

/** Ways in and out, and what answers by the rules of reading; each has tests of its own. */
const BESIDE: readonly string[] = [
  ...['count', 'me', 'init', 'file/:filename', 'paste-url/:id?', 'by-slug/:slug'].map(
    (path) => `get /${path}`,
  ),
  ...['access/:id?', 'login', 'logout', 'refresh-token', 'first-register'].map((path) => `post /${path}`),
  ...['forgot-password', 'reset-password'].map((path) => `post /${path}`),
]

const addressesOf = ({ endpoints }: SanitizedConfig['collections'][number]) => endpoints || []

/** What the configuration can do with its records and the table does not say, or says without a case for it. */
export function missingOperations({
  config,
  rows,
}: {
  config: SanitizedConfig
  rows: readonly Row[]
}): string[] {
  const told = new Set(rows.map(({ collection, operation }) => `${collection}: ${operation}`))
  const untested = rows.flatMap(({ collection, operation }) => {
    kitOf(collection!)
    return OPERATIONS[operation!] ? [] : [`${collection}: ${operation} has no case`]
  })
  const missing = config.collections.flatMap((collection) =>
    addressesOf(collection).flatMap(({ method, path }) => {
      const address = `${method} ${path}`
      if (BESIDE.includes(address) || isAction(collection.slug, address)) return []
      const operation = `${collection.slug}: ${ADDRESSES[address] ?? address}`
      return told.has(operation) ? [] : [operation]
    }),
  )
  return [...new Set([...untested, ...missing])]
}

/** The actions of a story that the table does not tell of, and those it tells of that are not there. */
export function missingActions({ config, rows }: { config: SanitizedConfig; rows: readonly Row[] }) {
  const articles = config.collections.find(({ slug }) => slug === 'articles')!
  const built = new Set(
    addressesOf(articles)
      .filter(({ method, path }) => isAction('articles', `${method} ${path}`))
      .map(nameOfAction),
  )
  const told = rows.map(({ action }) => action!)
  for (const name of told) actionOf(name)
  return {
    notTold: [...built].filter((name) => !told.includes(name)),
    notBuilt: told.filter((name) => !built.has(name)),
  }
}

const isAction = (collection: string, address: string): boolean =>
  collection === 'articles' && /^\w+ \/:id\/./.test(address) && !(address in ADDRESSES)

/** The fields with a rule of their own that the table does not have, and those it has that are not there. */
export function missingFields({ config, rows }: { config: SanitizedConfig; rows: readonly Row[] }): string[] {
  const told = new Set(rows.map(({ collection, field }) => `${collection}.${field}`))
  const all = new Set<string>()
  const ruled: string[] = []
  const visit = (fields: readonly FlattenedField[], prefix: string, isRuled: boolean) => {
    for (const field of fields) {
      const path = `${prefix}${field.name}`
      all.add(path)
      // What is never stored is worked out, or goes with a save alone.
      const hasRule = !isRuled && !('virtual' in field && field.virtual) && hasOwnRule(field)
      if (hasRule) ruled.push(path)
      if ('flattenedFields' in field) visit(field.flattenedFields, `${path}.`, isRuled || hasRule)
    }
  }
  for (const { flattenedFields, slug } of config.collections) visit(flattenedFields, `${slug}.`, false)
  return [
    ...ruled.filter((path) => !told.has(path)),
    ...[...told].filter((path) => !all.has(path)).map((path) => `${path} is no field`),
  ]
}

const hasOwnRule = (field: FlattenedField): boolean =>
  ('access' in field && Object.keys(field.access ?? {}).length > 0) ||
  ('hidden' in field && Boolean(field.hidden))
