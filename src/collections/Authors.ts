import { person } from '../fields/person/person'

export const Authors = person({
  slug: 'authors',
  noun: 'author',
  on: 'authors.author',
  description: 'People in the byline or “reported from”. People who only share a surname are never merged.',
})
