import { keyOf, type Finding } from './finding'
import type { Credit, Facts, Story } from './story'

/** Credits that cannot be shown to readers: without a person, with a deleted person, or with the same person twice. */
export function findCredits({ story, facts }: { story: Story; facts: Facts }): Finding[] {
  return [
    ...judge({ credits: story.authors, noun: 'author', facts }),
    ...judge({ credits: story.contributors, noun: 'contributor', facts }),
  ]
}

function judge({
  credits,
  noun,
  facts,
}: {
  credits: readonly Credit[]
  noun: 'author' | 'contributor'
  facts: Facts
}): Finding[] {
  return credits.flatMap(({ person, path }, index): Finding[] => {
    const known = person === null ? undefined : facts.people.get(person)
    if (!known) {
      const what = person === null ? `has no ${noun}` : `names a deleted ${noun}`
      const message = `Credit ${index + 1} ${what}. Choose one or remove the row.`
      return [
        {
          code: 'missing-person',
          severity: 'error',
          path,
          message,
          key: keyOf('missing-person', path),
        },
      ]
    }
    if (credits.findIndex((other) => other.person === person) === index) return []
    const message = `${known.name} is credited as ${noun} twice. Remove one of the rows.`
    return [
      {
        code: 'credited-twice',
        severity: 'error',
        path,
        message,
        key: keyOf('credited-twice', path),
      },
    ]
  })
}
