import { isBlank } from './blocks'
import { keyOf, type Finding, type InformingCode } from './finding'
import type { Facts, Story } from './story'

/** Missing optional content. The story can be published without it. */
export function findGaps({ story, facts }: { story: Story; facts: Facts }): Finding[] {
  return [
    ...surnames({ story, facts }),
    story.hasTopic
      ? undefined
      : gap('no-topic', 'topics', 'The story has no topic, so it appears on no topic page.'),
    isBlank(story.summary)
      ? gap('no-summary', 'summary', 'The story has no summary for lists and feeds.')
      : undefined,
    agencyWithoutSource(story),
  ].filter((finding) => finding !== undefined)
}

function surnames({ story, facts }: { story: Story; facts: Facts }): Finding[] {
  return story.authors.flatMap(({ person, path }) => {
    const known = facts.people.get(person ?? '')
    if (!known?.isIncomplete) return []
    const name = known.name.trim()
    const message = `${name} needs a full name. Add it once you know it.`
    return [{ ...gap('surname-only', path, message), key: keyOf('surname-only', name) }]
  })
}

/**
 * A dateline with an agency shows that the copy comes from that agency. The story should then have `wire.agency` as well, which terms of
 * use and new versions depend on. An agency that is only in the dateline's printed text should also be in its own field.
 */
function agencyWithoutSource({ dateline, agency }: Story): Finding | undefined {
  const printed = /\(([^()]{2,40})\)/u.exec(dateline?.text ?? '')?.[1]
  const source = dateline?.source?.trim()
  if (source && isBlank(agency)) {
    const message = `The dateline names ${source}, but the agency under “Wire” is empty.`
    return {
      ...gap('agency-without-source', 'wire.agency', message),
      key: keyOf('agency-without-source', source),
    }
  }
  if (source || !printed) return undefined
  const message = `The dateline says (${printed}), but its agency field is empty.`
  return {
    ...gap('agency-without-source', 'dateline.source', message),
    key: keyOf('agency-without-source', printed),
  }
}

function gap(code: InformingCode, path: string, message: string): Finding {
  return { code, severity: 'warning', path, message, key: keyOf(code) }
}
