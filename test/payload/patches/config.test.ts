import { configToSchema } from '@payloadcms/graphql'
import type { GraphQLObjectType } from 'graphql'
import * as exported from 'payload'
import { buildConfig, jwtSign, type Payload, type SanitizedConfig } from 'payload'
import { beforeAll, describe, expect, it, vi } from 'vitest'

import { isKnown } from '../../../src/payload/patches/isKnown'
import { isHashOf } from '../../../src/payload/patches/passwordHash'

const fromPayload = <Module>(path: string) =>
  import(new URL(`../../../node_modules/payload/dist/${path}`, import.meta.url).href) as Promise<Module>

/** Payload's own finished configuration, without a patch: each test says what a patch of ours still has to change. */
let stock: SanitizedConfig
const built: { graphql?: Record<string, unknown>; mutations?: Record<string, unknown> } = {}

beforeAll(async () => {
  stock = await buildConfig({
    collections: [
      {
        slug: 'users',
        auth: { useAPIKey: true },
        fields: [],
        endpoints: [{ path: '/login', method: 'post', handler: () => Response.json({}) }],
      },
      { slug: 'media', upload: true, fields: [] },
      {
        slug: 'topics',
        fields: [
          { name: 'name', type: 'text' },
          { name: 'stories', type: 'join', collection: 'stories' as 'articles', on: 'topic' },
        ],
      },
      {
        slug: 'stories',
        versions: { drafts: true },
        fields: [{ name: 'topic', type: 'relationship', relationTo: 'topics' }],
      },
    ],
    db: { defaultIDType: 'text', init: () => ({}) as never },
    graphQL: {
      queries: (_graphql, result) => {
        built.graphql = { ...(result as unknown as object) }
        return {}
      },
      mutations: (_graphql, result) => {
        const { Mutation } = result as unknown as { Mutation: { fields: Record<string, object> } }
        built.mutations = Mutation.fields
        return { loginUser: { ...Mutation.fields.loginUser, resolve: () => 'ours' } }
      },
    },
    secret: 'a secret of the test',
    telemetry: false,
    typescript: { autoGenerate: false },
  })
})

const collection = (slug: string) => {
  const found = stock.collections.find((each) => each.slug === slug)
  if (!found) throw new Error(`Payload adds no ${slug} any more.`)
  return found
}
const paths = (slug: string) =>
  (collection(slug).endpoints || []).map(({ method, path }) => `${method} ${path}`)
const as = (user: object) => ({ req: { user } }) as never

describe('what Payload adds by itself', () => {
  it('dropMissingEndpoints: endpoints of versions and of a verification that there is not', () => {
    expect(paths('topics')).toEqual(
      expect.arrayContaining(['get /versions', 'get /versions/:id', 'post /versions/:id']),
    )
    expect(paths('users')).toContain('post /verify/:id')
  })

  it('builtInAccess: any user, a program’s too, reads which documents are open', async () => {
    const { access } = collection('payload-locked-documents')
    const program = as({ id: '1', collection: 'users', role: 'service' })
    for (const rule of ['create', 'delete', 'read', 'update'] as const)
      expect(await access[rule](program)).toBe(true)
  })

  it('builtInAccess: there are no further collections of its own', () => {
    const own = stock.collections.map(({ slug }) => slug).filter((slug) => slug.startsWith('payload-'))
    expect(own.sort()).toEqual([
      'payload-kv',
      'payload-locked-documents',
      'payload-migrations',
      'payload-preferences',
    ])
  })

  it('preferenceEndpoints: three endpoints at a preference’s key', () => {
    expect(paths('payload-preferences')).toEqual(
      expect.arrayContaining(['get /:key', 'delete /:key', 'post /:key']),
    )
  })

  it('sessionsField: a create may set sessions', () => {
    const field = collection('users').fields.find((each) => 'name' in each && each.name === 'sessions')
    const { access } = field as { access: { create?: unknown; update: () => boolean } }
    expect(access.create).toBeUndefined()
    expect(access.update()).toBe(false)
  })

  it('fileEndpoint: files are at this path', () => {
    expect(paths('media')).toContain('get /file/:filename')
  })

  it('closeFirstRegister, signInEndpoint: of two endpoints with one path, the collection’s own is the first', () => {
    const { endpoints } = collection('users')
    const logins = (endpoints || []).filter(({ path }) => path === '/login')
    expect(logins).toHaveLength(2)
    expect(String(logins[0]?.handler)).toContain('Response.json({})')
    expect(paths('users')).toEqual(
      expect.arrayContaining(['post /first-register', 'post /refresh-token', 'post /forgot-password']),
    )
  })

  it('dressLists: dates have no cell of their own, and exist in the finished configuration only', () => {
    const cells = collection('stories')
      .fields.filter((field) => 'name' in field && ['createdAt', 'updatedAt', '_status'].includes(field.name))
      .map((field) => ('admin' in field ? (field.admin?.components as { Cell?: unknown })?.Cell : undefined))
    expect(cells).toEqual([undefined, undefined, undefined])
  })
})

describe('GraphQL', () => {
  beforeAll(() => void configToSchema(stock))

  it('mutationResolvers: the builder is given these mutations, and what it returns wins', () => {
    expect(Object.keys(built.mutations ?? {})).toEqual(
      expect.arrayContaining(['loginUser', 'refreshTokenUser', 'forgotPasswordUser']),
    )
    const { resolve } = configToSchema(stock).schema.getMutationType()?.getFields().loginUser ?? {}
    expect(resolve?.({}, {}, { req: {} }, {} as never)).toBe('ours')
  })

  it('guardJoins: the resolver of a join asks for one more than is wanted, and for all without a limit', async () => {
    const { collections } = built.graphql as {
      collections: Record<string, { graphQL: { type: GraphQLObjectType } }>
    }
    const resolve = collections.topics?.graphQL.type.getFields().stories?.resolve as (
      ...args: unknown[]
    ) => Promise<unknown>
    const find = vi.fn().mockResolvedValue({ docs: [] })
    const context = { req: { payload: { find }, query: {} } }
    const info = { fieldNodes: [], fragments: {}, schema: {}, fieldName: 'stories' }
    await resolve({ id: '1' }, { limit: 3 }, context, info)
    await resolve({ id: '1' }, {}, context, info)
    expect(find.mock.calls.map(([args]) => (args as { limit: number }).limit)).toEqual([4, 0])
  })
})

describe('accounts', () => {
  it('passwordHash: a hash that Payload makes is compared as Payload compares it', async () => {
    const { generatePasswordSaltHash } = await fromPayload<{
      generatePasswordSaltHash: (args: object) => Promise<{ hash: string; salt: string }>
    }>('auth/strategies/local/generatePasswordSaltHash.js')
    const made = await generatePasswordSaltHash({
      isPasswordAuthenticated: true,
      password: 'a long password',
    })
    expect(await isHashOf({ ...made, password: 'a long password' })).toBe(true)
    expect(await isHashOf({ ...made, password: 'another password' })).toBe(false)
  })

  it('passwordHash: Payload exports no comparison of its own', () => {
    expect(exported).not.toHaveProperty('authenticateLocalStrategy')
  })

  it('isKnown: a token that Payload signs and reads is known, wherever Payload reads it', async () => {
    const { extractJWT } = await fromPayload<{ extractJWT: (args: object) => string | null }>(
      'auth/extractJWT.js',
    )
    const { token } = await jwtSign({ fieldsToSign: {}, secret: stock.secret, tokenExpiration: 60 })
    const payload = { config: stock, secret: stock.secret, db: { count: async () => ({ totalDocs: 0 }) } }
    const places: readonly Record<string, string>[] = [
      { authorization: `JWT ${token}` },
      { authorization: `Bearer ${token}` },
      { cookie: `${stock.cookiePrefix}-token=${token}` },
    ]
    for (const headers of places) {
      expect(extractJWT({ headers: new Headers(headers), payload })).toBe(token)
      expect(await isKnown({ req: { headers } as never, payload: payload as unknown as Payload })).toBe(true)
    }
    expect(await isKnown({ req: { headers: {} } as never, payload: payload as unknown as Payload })).toBe(
      false,
    )
  })

  it('isKnown: a key is looked up by the index that Payload looks for', async () => {
    const { APIKeyAuthentication } = await fromPayload<{
      APIKeyAuthentication: (config: object) => (args: object) => Promise<unknown>
    }>('auth/strategies/apiKey.js')
    const find = vi.fn().mockResolvedValue({ docs: [] })
    const count = vi.fn().mockResolvedValue({ totalDocs: 1 })
    const payload = { config: stock, secret: stock.secret, find, db: { count } }
    const headers = { authorization: 'users API-Key of-a-program' }
    await APIKeyAuthentication(collection('users'))({ headers: new Headers(headers), payload })
    await isKnown({ req: { headers } as never, payload: payload as unknown as Payload })
    const [[asked]] = count.mock.calls as [[{ where: object }]]
    expect(find).toHaveBeenCalledWith(
      expect.objectContaining({ where: { or: expect.arrayContaining([asked.where]) as unknown } }),
    )
  })
})

it.each([
  'AuthenticationError',
  'FileUploadError',
  'Forbidden',
  'InvalidFieldRelationship',
  'Locked',
  'LockedAuth',
  'MissingFile',
  'NotFound',
  'QueryError',
  'UnauthorizedError',
  'UnverifiedEmail',
  'ValidationError',
])('errors: Payload still has a %s, which is given its code by this name', (name) => {
  expect((exported as Readonly<Record<string, unknown>>)[name]).toHaveProperty('name', name)
})
