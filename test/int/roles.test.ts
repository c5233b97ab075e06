import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'
import { actionOf } from './roles/actions'
import { callActors } from './roles/actors'
import { missingActions, missingFields, missingOperations } from './roles/missing'
import { OPERATIONS } from './roles/operations'
import { openStock } from './roles/stock'
import { forEach, readTables, type Row } from './roles/table'
import { walkRow, type Walk } from './roles/walk'
import { fieldsOf, walkReading, walkWriting } from './roles/walkFields'

const TABLES = readTables(readFileSync('docs/roles.md', 'utf8'))
const tableOf = (heading: string) => TABLES.get(heading) ?? []
const RECORDS = forEach('operation', forEach('collection', tableOf('Records')))
const ACTIONS = tableOf('What is done with a story')
const FIELDS = forEach('collection', tableOf('Fields with a rule of their own'))

/** Rows of actions whose endpoints are being built. None may stay here once it has one. */
const NOT_YET_BUILT: readonly string[] = []

describeOnEngine('who may do what, by docs/roles.md', () => {
  let newsroom: Newsroom
  let walk: Walk
  beforeAll(async () => {
    newsroom = await openNewsroom()
    let turns = 0
    walk = {
      newsroom,
      stock: openStock(newsroom.payload),
      ...(await callActors(newsroom)),
      tried: new Set(),
      turn: () => (turns += 1),
    }
  })
  afterAll(() => newsroom.close())

  describe('has a row for', () => {
    it('every operation of every collection', () => {
      expect(missingOperations({ config: newsroom.payload.config, rows: RECORDS })).toEqual([])
    })
    it('everything that is done with a story', () => {
      const missing = missingActions({ config: newsroom.payload.config, rows: ACTIONS })
      expect({ ...missing, notBuilt: missing.notBuilt.sort() }).toEqual({
        notTold: [],
        notBuilt: [...NOT_YET_BUILT].sort(),
      })
    })
    it('every field with a rule of its own', () => {
      expect(missingFields({ config: newsroom.payload.config, rows: FIELDS })).toEqual([])
    })
  })

  describe.each(RECORDS.map((row) => ({ row, name: `${row.collection}: ${row.operation}` })))(
    '$name',
    ({ row }) => {
      const operation = OPERATIONS[row.operation!]
      const doors = Object.keys(operation?.doors ?? {}).filter((door) => !isClosed({ row, door }))
      it.each(doors)('%s', async (door) => {
        const collection = row.collection!
        expect(await walkRow({ walk, row, collection, operation: operation!, door })).toEqual([])
      })
    },
  )

  describe('with a story', () => {
    it.each(ACTIONS.filter(({ action }) => !NOT_YET_BUILT.includes(action!)))('$action', async (row) => {
      const operation = actionOf(row.action!)
      expect(await walkRow({ walk, row, collection: 'articles', operation, door: 'REST' })).toEqual([])
    })
  })

  describe.each([...new Set(FIELDS.map(({ collection }) => collection!))])('fields of %s', (collection) => {
    const rows = FIELDS.filter((row) => row.collection === collection)
    it('are read', async () => {
      expect(await walkReading(await fieldsOf({ walk, collection, rows }))).toEqual([])
    })
    describe.each(['create', 'update'] as const)('sent with a request to %s', (operation) => {
      const doors = ['REST', 'GraphQL'].filter((door) => !isClosed({ row: { collection, operation }, door }))
      it.each(doors)('%s', async (door) => {
        expect(await walkWriting(await fieldsOf({ walk, collection, rows }), operation, door)).toEqual([])
      })
    })
  })

  it('as every role', () => {
    expect([...walk.tried].sort()).toEqual(walk.actors.map(({ name }) => name).sort())
  })
})

/** GraphQL carries no file, so nobody creates a picture there. */
function isClosed({ row, door }: { row: Row; door: string }): boolean {
  return row.collection === 'media' && row.operation === 'create' && door === 'GraphQL'
}
