import { person } from '../fields/person/person'

export const Authors = person({
  slug: 'authors',
  noun: 'author',
  on: 'authors.author',
  description:
    'Who writes: the byline, or “reported from”. Two people are never one because they share a surname.',
})
