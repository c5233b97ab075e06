import { readFileSync } from 'node:fs'

import type { PayloadRequest, SanitizedConfig, Where } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'

import { allows, forEach, readTables } from '../int/roles/table'

/** The accounts of the table's columns, as a request carries them. */
const USERS = {
  anonymous: null,
  service: { id: 'me', collection: 'users', role: 'service', purposes: [] },
  'read-drafts': { id: 'me', collection: 'users', role: 'service', purposes: ['read-drafts'] },
  'write-drafts': { id: 'me', collection: 'users', role: 'service', purposes: ['write-drafts'] },
  reporter: { id: 'me', collection: 'users', role: 'reporter' },
  editor: { id: 'me', collection: 'users', role: 'editor' },
  admin: { id: 'me', collection: 'users', role: 'admin' },
} as const
const ROLES = Object.keys(USERS) as (keyof typeof USERS)[]

const TABLES = readTables(readFileSync('docs/roles.md', 'utf8'))
const RECORDS = forEach('operation', forEach('collection', TABLES.get('Records') ?? []))

/** The access rule that decides an operation of the table. What the steps of a save decide besides is in `test/articles/decide`. */
const RULES = {
  create: 'create',
  read: 'read',
  update: 'update',
  'update many': 'update',
  delete: 'delete',
  'delete many': 'delete',
  'read versions': 'readVersions',
  unlock: 'unlock',
} as const
type Ruled = keyof typeof RULES
const isRuled = (operation: string | undefined): operation is Ruled => Object.hasOwn(RULES, operation ?? '')

let config: SanitizedConfig
beforeAll(async () => {
  config = await (await import('../../payload.config')).default
}, 60_000)

const requestOf = (role: keyof typeof USERS) =>
  ({ user: USERS[role], context: {}, payload: { config } }) as unknown as PayloadRequest
const collectionOf = (slug: string) => config.collections.find((each) => each.slug === slug)!

describe('docs/roles.md, computed', () => {
  it.each(RECORDS.filter(({ operation }) => isRuled(operation)))(
    '$collection: $operation',
    async ({ collection, operation, ...row }) => {
      const { access } = collectionOf(collection!)
      const rule = access[RULES[operation as Ruled]]
      const wrong: string[] = []
      for (const role of ROLES) {
        for (const isOwn of USERS[role] ? [true, false] : [false]) {
          for (const isPublic of [true, false]) {
            const answer = await rule({ req: requestOf(role) })
            const isAllowed =
              typeof answer === 'boolean' ? answer : meets(recordOf({ isOwn, isPublic }), answer)
            // That a story is public, a save sees itself: its access rule has the newest version, not the public row.
            const isLeftToSave = collection === 'articles' && operation!.startsWith('update')
            const isExpected = allows(row[role]!, { isOwn, isPublic: isPublic && !isLeftToSave })
            if (isAllowed !== isExpected)
              wrong.push(`${role}, ${isOwn ? 'own' : 'another’s'} ${isPublic ? 'public' : 'unpublished'}`)
          }
        }
      }
      expect(wrong).toEqual([])
    },
  )
})

const recordOf = ({ isOwn, isPublic }: { isOwn: boolean; isPublic: boolean }): Record<string, unknown> => ({
  id: isOwn ? 'me' : 'another',
  createdBy: isOwn ? 'me' : 'another',
  user: isOwn ? 'me' : 'another',
  'user.value': isOwn ? 'me' : 'another',
  'user.relationTo': 'users',
  isPublic,
  _status: isPublic ? 'published' : 'draft',
})

/** The few operators that access rules use. */
function meets(record: Record<string, unknown>, where: Where): boolean {
  return Object.entries(where).every(([path, asked]) => {
    if (path === 'and') return (asked as Where[]).every((each) => meets(record, each))
    if (path === 'or') return (asked as Where[]).some((each) => meets(record, each))
    return Object.entries(asked).every(([operator, value]) => {
      const has = record[path]
      if (operator === 'equals') return has === value
      if (operator === 'not_equals') return has !== value
      if (operator === 'exists') return (has !== undefined) === value
      if (operator === 'less_than_equal') return has !== undefined && String(has) <= String(value)
      throw new Error(`Teach this test the operator ${operator}.`)
    })
  })
}
