import { expect, it } from 'vitest'

import { canReplayGraphql, canReplayRest } from '../../src/server/replayable'

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

it.each([
  ['POST', '/api/articles', true],
  ['PATCH', `/api/articles/${ID}?draft=true`, true],
  ['DELETE', `/api/topics/${ID}`, true],
  ['POST', `/api/articles/${ID}/duplicate`, true],
  ['POST', `/api/articles/versions/${ID}?draft=true`, true],
  ['POST', '/api/users/login', true],
  // Some records of a bulk change may be saved already.
  ['PATCH', '/api/articles?where[id][exists]=true', false],
  ['DELETE', '/api/articles?where[id][exists]=true', false],
  // Work outside the database: files, mails.
  ['POST', '/api/media', false],
  ['PATCH', `/api/media/${ID}`, false],
  ['POST', '/api/users/forgot-password', false],
  ['GET', `/api/articles/${ID}`, false],
])('%s %s may be handled again after a lost race: %s', (method, path, isReplayed) => {
  expect(canReplayRest(new Request(`http://127.0.0.1${path}`, { method }))).toBe(isReplayed)
})

it.each([
  ['mutation { createTopic(data: { name: "A" }) { id } }', undefined, true],
  ['query A { Articles { totalDocs } } mutation B { logoutUser }', 'B', true],
  ['query A { Articles { totalDocs } } mutation B { logoutUser }', 'A', false],
  // The first field is committed when the second loses.
  ['mutation { a: logoutUser b: logoutUser }', undefined, false],
  ['mutation { ...two } fragment two on Mutation { a: logoutUser b: logoutUser }', undefined, false],
  ['{ Articles { totalDocs } } # mutation', undefined, false],
  ['mutation {', undefined, false],
])('the GraphQL document %j (operation %s) may be handled again: %s', async (query, operationName, is) => {
  const request = new Request('http://127.0.0.1/api/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, operationName }),
  })
  expect(await canReplayGraphql(request)).toBe(is)
})
