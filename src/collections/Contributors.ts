import { person } from '../fields/person/person'

export const Contributors = person({
  slug: 'contributors',
  noun: 'contributor',
  on: 'contributors.contributor',
  description: 'People who “contributed to this report”.',
})
