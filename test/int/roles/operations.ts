import type { Payload } from 'payload'

import type { Answer, Newsroom } from '../newsroom'
import { png, upload } from '../material'
import type { Actor } from './actors'
import { idIn } from './answers'
import type { Kit } from './kits'
import type { State, Subject } from './stock'
import { findRow, type Stored } from './stored'

/** One try: who, on what, and the words that he writes into it. */
export interface Attempt {
  readonly newsroom: Newsroom
  readonly payload: Payload
  readonly actor: Actor
  readonly collection: string
  readonly kit: Kit
  readonly subject: Subject
  readonly marker: string
  readonly owner: string
}

type Door = (attempt: Attempt) => Promise<Answer>

export interface Tried extends Attempt {
  readonly answer: Answer
  readonly row: Stored | undefined
  readonly newest: Stored | undefined
}

export interface Operation {
  readonly state?: State
  /** Which records it can be tried on, where not on all. */
  readonly on?: 'nothing' | 'public' | 'others'
  /** A refusal may look like an answer: a list without the record, a public version instead of a draft. */
  readonly isQuiet?: boolean
  /** It writes nothing, so that nothing is looked up in the database. */
  readonly isReading?: boolean
  readonly doors: Readonly<Record<string, Door>>
  /** Whether it happened. */
  happened(tried: Tried): boolean | Promise<boolean>
}

const at = ({ collection, subject }: Attempt) => `/${collection}/${subject.id}`
const byKey = (attempt: Attempt) =>
  attempt.kit.isByKey ? `/${attempt.collection}/${attempt.subject.marker}` : at(attempt)
const where = ({ subject }: Attempt) => `where[id][equals]=${subject.id}`
const text = ({ kit, marker }: Attempt) => ({ [kit.text]: marker })

const create = (more: object): Operation['doors'] => ({
  REST: async (attempt) => {
    const { actor, collection, kit, marker, newsroom, owner } = attempt
    const data = { ...kit.fresh(marker, owner), ...more }
    if (collection !== 'media') return actor.rest('POST', `/${collection}`, data)
    return sendPicture(attempt, newsroom, data)
  },
  GraphQL: ({ actor, kit, marker, owner }) =>
    actor.graphql(`mutation ($data: mutation${kit.one}Input!) { create${kit.one}(data: $data) { id } }`, {
      data: { ...kit.fresh(marker, owner), ...more },
    }),
})

async function sendPicture({ actor, marker }: Attempt, newsroom: Newsroom, data: object): Promise<Answer> {
  const bytes = await png({ width: 8, height: 8 })
  const asActor = {
    ...newsroom,
    ask: ((_who, path, options) =>
      actor.rest(options?.method ?? 'GET', path.replace(/^\/api/, ''), options?.body)) as Newsroom['ask'],
  }
  return upload(asActor, 'anonymous', { name: `${marker}.png`, bytes, data })
}

const read = (query: string, args: string): Operation['doors'] => ({
  REST: (attempt) => {
    const { actor } = attempt
    return actor.rest('GET', `${byKey(attempt)}?depth=0${query}`)
  },
  GraphQL: ({ actor, kit, subject }) =>
    actor.graphql(`{ ${kit.one}(id: "${subject.id}"${args}) { id ${kit.text} } }`),
})

const readLists = (query: string, args: string): Operation['doors'] => ({
  'REST, a list': (attempt) =>
    attempt.actor.rest('GET', `/${attempt.collection}?depth=0&${where(attempt)}${query}`),
  'GraphQL, a list': ({ actor, kit, subject }) =>
    actor.graphql(
      `{ ${kit.many}(where: { id: { equals: "${subject.id}" } }${args}) { docs { id ${kit.text} } } }`,
    ),
})

/** A save of these fields. */
const save = ({
  data,
  query = '',
  args = '',
}: {
  data: (attempt: Attempt) => object
  query?: string
  args?: string
}): Operation['doors'] => ({
  REST: (attempt) => attempt.actor.rest('PATCH', `${at(attempt)}${query}`, data(attempt)),
  GraphQL: (attempt) => {
    const { one } = attempt.kit
    return attempt.actor.graphql(
      `mutation ($data: mutation${one}UpdateInput!) { update${one}(id: "${attempt.subject.id}"${args}, data: $data) { id } }`,
      { data: data(attempt) },
    )
  },
})

const remove: Operation['doors'] = {
  REST: (attempt) => attempt.actor.rest('DELETE', byKey(attempt)),
  GraphQL: ({ actor, kit, subject }) =>
    actor.graphql(`mutation { delete${kit.one}(id: "${subject.id}") { id } }`),
}

const isShown = ({ answer, subject }: Tried) => answer.text.includes(subject.marker)
const isMade = async ({ payload, collection, kit, marker }: Tried) =>
  Boolean(await findRow(payload, collection, { [kit.text]: { equals: marker } }))
const isChanged = ({ kit, marker, newest }: Tried) => newest?.[kit.text] === marker
const isPublic = ({ row }: Tried) => row?._status === 'published'

/** By the words of the table in docs/roles.md. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  create: { on: 'nothing', doors: create({}), happened: isMade },
  'create as published': {
    on: 'nothing',
    doors: create({ _status: 'published' }),
    happened: async ({ payload, marker }) => {
      const row = await findRow(payload, 'articles', { headline: { equals: marker } })
      return row?._status === 'published'
    },
  },
  read: { doors: { ...read('', ''), ...readLists('', '') }, happened: isShown, isReading: true },
  'read the draft over it': {
    state: 'edited',
    on: 'public',
    isQuiet: true,
    doors: { ...read('&draft=true', ', draft: true'), ...readLists('&draft=true', ', draft: true') },
    happened: isShown,
    isReading: true,
  },
  'read in the trash': {
    state: 'trashed',
    isQuiet: true,
    doors: { ...read('&trash=true', ', trash: true'), ...readLists('&trash=true', ', trash: true') },
    happened: isShown,
    isReading: true,
  },
  update: { doors: save({ data: text }), happened: isChanged },
  'update as a draft': {
    doors: save({ data: text, query: '?draft=true', args: ', draft: true' }),
    happened: (tried) =>
      isChanged(tried) &&
      isPublic(tried) === tried.subject.isPublic &&
      tried.row?.[tried.kit.text] !== undefined,
  },
  'update many': {
    isQuiet: true,
    doors: {
      REST: (attempt) =>
        attempt.actor.rest('PATCH', `/${attempt.collection}?${where(attempt)}`, text(attempt)),
    },
    happened: isChanged,
  },
  'delete many': {
    on: 'others',
    isQuiet: true,
    doors: { REST: (attempt) => attempt.actor.rest('DELETE', `/${attempt.collection}?${where(attempt)}`) },
    happened: ({ row }) => row === undefined,
  },
  'keep under a key': {
    on: 'nothing',
    doors: {
      REST: ({ actor, collection, marker }) => actor.rest('POST', `/${collection}/${marker}`, { value: {} }),
    },
    happened: isMade,
  },
  'publish by a save': {
    doors: save({ data: (attempt) => ({ ...text(attempt), _status: 'published' }) }),
    happened: (tried) => isPublic(tried) && isChanged(tried),
  },
  'move to the trash': {
    doors: save({ data: () => ({ deletedAt: new Date().toISOString() }) }),
    happened: ({ row }) => Boolean(row?.deletedAt),
  },
  'bring back': {
    state: 'trashed',
    doors: save({ data: () => ({ deletedAt: null }), query: '?trash=true', args: ', trash: true' }),
    happened: ({ row }) => row !== undefined && !row.deletedAt,
  },
  delete: { on: 'others', doors: remove, happened: ({ row }) => row === undefined },
  'read versions': {
    state: 'changed once',
    isQuiet: true,
    doors: {
      REST: ({ actor, subject }) => actor.rest('GET', `/articles/versions/${subject.version}?depth=0`),
      'REST, a list': ({ actor, subject }) =>
        actor.rest('GET', `/articles/versions?depth=0&where[parent][equals]=${subject.id}`),
      GraphQL: ({ actor, subject }) =>
        actor.graphql(`{ versionArticle(id: "${subject.version}") { version { headline } } }`),
      'GraphQL, a list': ({ actor, subject }) =>
        actor.graphql(
          `{ versionsArticles(where: { parent: { equals: "${subject.id}" } }) { docs { version { headline } } } }`,
        ),
    },
    happened: isShown,
    isReading: true,
  },
  'restore a version': {
    state: 'changed once',
    doors: {
      REST: ({ actor, subject }) => actor.rest('POST', `/articles/versions/${subject.version}?draft=true`),
      GraphQL: ({ actor, subject }) =>
        actor.graphql(`mutation { restoreVersionArticle(id: "${subject.version}", draft: true) { id } }`),
    },
    happened: ({ newest, subject }) => newest?.headline === subject.marker,
  },
  duplicate: {
    doors: {
      REST: (attempt) => attempt.actor.rest('POST', `${at(attempt)}/duplicate`),
      GraphQL: (attempt) => {
        const { one } = attempt.kit
        return attempt.actor.graphql(
          `mutation ($data: mutation${one}Input!) { duplicate${one}(id: "${attempt.subject.id}", data: $data) { id } }`,
          { data: attempt.kit.fresh(attempt.marker, attempt.owner) },
        )
      },
    },
    happened: async ({ answer, collection, payload, subject }) => {
      const id = idIn(answer)
      return Boolean(id && id !== subject.id && (await findRow(payload, collection, { id: { equals: id } })))
    },
  },
  'judge what was never saved': {
    on: 'nothing',
    doors: { REST: ({ actor }) => actor.rest('POST', '/articles/preflight', { headline: 'As typed.' }) },
    happened: ({ answer }) => answer.status === 200,
  },
  'renew the secret': {
    doors: { REST: ({ actor, subject }) => actor.rest('POST', `/webhooks/${subject.id}/renew-secret`, {}) },
    happened: ({ answer }) => answer.status === 200,
  },
  'send again': {
    doors: { REST: ({ actor, subject }) => actor.rest('POST', `/deliveries/${subject.id}/replay`, {}) },
    happened: ({ row }) => row?.state === 'waiting',
  },
  unlock: {
    state: 'locked',
    on: 'others',
    doors: {
      REST: ({ actor, subject }) => actor.rest('POST', '/users/unlock', { email: subject.email }),
      GraphQL: ({ actor, subject }) => actor.graphql(`mutation { unlockUser(email: "${subject.email}") }`),
    },
    happened: ({ row }) => !row?.lockUntil,
  },
  'end sessions': {
    state: 'locked',
    doors: { REST: ({ actor, subject }) => actor.rest('POST', `/users/${subject.id}/end-sessions`, {}) },
    happened: ({ row }) => !JSON.stringify(row?.sessions ?? []).includes(ANOTHER_SESSION),
  },
}

/** A session on an account that is locked here: of another device. */
export const ANOTHER_SESSION = 'another-device'
