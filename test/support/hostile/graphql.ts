import * as fc from '../fastCheck'

import { RAW_BODIES } from './bodies'
import { oddValue } from './odd'
import { type Sent, json } from './sent'

export function graphqlBody(): fc.Arbitrary<Sent> {
  const asked = fc
    .record(
      {
        query: fc.oneof({ weight: 8, arbitrary: fc.constantFrom<unknown>(...QUERIES) }, oddValue()),
        variables: oddValue(),
        operationName: oddValue(),
      },
      { requiredKeys: ['query'] },
    )
    .map((value) => json(JSON.stringify(value)))
  return fc.oneof({ weight: 8, arbitrary: asked }, { weight: 1, arbitrary: fc.constantFrom(...RAW_BODIES) })
}

const QUERIES = [
  '{ Articles { docs { id headline } } }',
  '{ Articles(limit: 0) { docs { id } } }',
  '{ Articles(limit: -1, page: -5, sort: "createdBy.salt") { docs { id } } }',
  '{ Articles(where: { headline: { like: "%" } }) { totalDocs } }',
  '{ Articles(where: { topics: { equals: "nope" } }) { totalDocs } }',
  '{ Article(id: "nope") { id } }',
  '{ Authors { docs { id articles(limit: 0) { docs { id } } } } }',
  '{ Users { docs { email } } }',
  '{ Topics(sort: "\u0000") { docs { name } } }',
  '{ __schema { types { name fields { name type { name } } } } }',
  'mutation { createArticle(data: { headline: 5, language: "en" }) { id } }',
  'mutation { createArticle(data: { headline: "x", language: "en", topics: ["nope"] }, draft: true) { id } }',
  'mutation { createArticle(data: { language: "en", body: "text" }, draft: true) { id } }',
  'mutation { createArticle(data: { language: "en", embargoedUntil: "notadate" }) { id } }',
  'mutation { updateArticle(id: "nope", data: { headline: "x" }) { id } }',
  'mutation { createTopic(data: { name: "a\\u0000b" }) { id } }',
  'mutation { loginUser(email: "nobody@example.com", password: "") { token } }',
  'mutation { updatePreference(key: "x", value: {a: 1}) { key } }',
  'mutation { deletePreference(key: "nope") { key } }',
  'query Q($w: Article_where) { Articles(where: $w) { totalDocs } }',
  '{',
  '',
  'x'.repeat(5_000),
  `{ ${'a { '.repeat(200)} ${'} '.repeat(200)} }`,
  `{ ${Array.from({ length: 60 }, (_, each) => `a${each}: Articles(limit: 0) { docs { id } }`).join(' ')} }`,
]
