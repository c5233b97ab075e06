import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('GraphQL with GRAPHQL_PUBLIC=false', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    process.env.GRAPHQL_PUBLIC = 'false'
    newsroom = await openNewsroom()
  })
  afterAll(async () => {
    delete process.env.GRAPHQL_PUBLIC
    await newsroom.close()
  })

  it.each(['{ Articles { totalDocs } }', '{ __typename }', 'mutation { logoutUser }'])(
    'is closed to the public, programs included: %s',
    async (query) => {
      for (const who of ['anonymous', 'service'] as const) {
        const { status, body } = await newsroom.graphql(who, query)
        expect(status).toBe(403)
        expect(body).toMatchObject({ errors: [{ extensions: { data: { code: 'graphql-closed' } } }] })
      }
    },
  )

  it('and open to the newsroom', async () => {
    const { status, body } = await newsroom.graphql('reporter', '{ Articles { totalDocs } }')
    expect([status, body]).toEqual([200, { data: { Articles: { totalDocs: 0 } } }])
  })
})
