import { isUsingNothing, noLongerUsed, NO_USES, usesBy, type Uses } from '../../articles/uses'
import { Refusal } from '../../errors'
import { isSurnameAlone } from '../../articles/preflight/surnameAlone'
import { shownBy, type PublicCollection } from '../../public/schema/collections'
import { idOf, idsIn, rowsOf } from '../../relations'

/** The parts of a person, topic or picture that the rules use. */
export interface PublicRecord {
  readonly id?: string
  readonly isPublic?: boolean | null
  readonly isPublicByHand?: boolean | null
  readonly isIncomplete?: boolean | null
  readonly isNameComplete?: boolean | null
  readonly name?: string | null
  readonly parent?: unknown
  readonly picture?: unknown
  readonly slug?: string | null
  readonly slugAliases?:
    { readonly slug?: string | null; readonly until?: string | null; readonly id?: string | null }[] | null
}

/** Everything that {@link decideRecord} needs to know about one save. */
export interface RecordSituation<Data extends PublicRecord = PublicRecord> {
  readonly collection: PublicCollection
  /** The data to save, after Payload has merged them with the stored record. */
  readonly data: Data
  /** The stored record; undefined for a new one. */
  readonly stored: PublicRecord | undefined
  /** Whether the save is part of a publication, because a story shows the record. */
  readonly isByPublication: boolean
  readonly facts: RecordFacts
  readonly now: Date
}

/** Records that were looked up for the save. */
export interface RecordFacts {
  /** The new parent of a topic and its ancestors. */
  readonly ancestors?: readonly string[]
  /** Number of public places that use the record; present if it is to become private. */
  readonly publicUses?: number
}

/** A write in the transaction of the save, besides the record. Effects are applied in this order. */
export type RecordEffect =
  /** Makes public the records that a public record shows. Applied before the record is saved. */
  | { readonly type: 'publish-shown'; readonly shown: Uses }
  /** Stores the name by which search finds a person's stories. */
  | { readonly type: 'keep-name'; readonly name: string | null | undefined }
  /** Lists a topic's stories under its current ancestors. */
  | { readonly type: 'relist-stories'; readonly parents: readonly (string | undefined)[] }
  /** Hides records that no public record shows any more. */
  | { readonly type: 'hide-shown'; readonly left: Uses }
  /** Drops cached responses that the record appears in. */
  | { readonly type: 'invalidate' }

export interface RecordDecision<Data> {
  readonly data: Data
  readonly effects: readonly RecordEffect[]
}

/**
 * Decides on one save of a person, topic or picture: the data to save and further writes. Pure. Throws a Refusal: 400 `topic-cycle`, 409
 * `in-use` for a record in public use that is to become private.
 */
export function decideRecord<Data extends PublicRecord>(
  situation: RecordSituation<Data>,
): RecordDecision<Data> {
  refuseCycle(situation)
  refuseHiding(situation)
  const data = {
    ...situation.data,
    ...incomplete(situation),
    ...aliases(situation),
    ...byHand(situation),
  }
  return { data, effects: effectsOf({ ...situation, data }) }
}

const isPerson = (collection: PublicCollection): boolean =>
  collection === 'authors' || collection === 'contributors'

/** A topic must never be its own ancestor: pages and feeds walk the tree. */
function refuseCycle({ data, facts, stored }: RecordSituation): void {
  if (!stored?.id || !facts.ancestors?.includes(stored.id)) return
  throw new Refusal({
    status: 400,
    code: 'topic-cycle',
    path: 'parent',
    message: 'That topic is below this one, so it cannot be its parent.',
    received: idOf(data.parent),
  })
}

/** A record in public use stays public: otherwise readers would see a broken reference. */
function refuseHiding({ data, facts, stored }: RecordSituation): void {
  const uses = facts.publicUses ?? 0
  if (!stored?.isPublic || data.isPublic || uses === 0) return
  throw new Refusal({
    status: 409,
    code: 'in-use',
    path: 'isPublic',
    message: `Readers see this in ${uses === 1 ? 'one place' : `${uses} places`}, so it must stay public. Remove it there first.`,
  })
}

/** Flags a person with only a surname, so that an editor can complete the name, or confirm that it is complete. */
function incomplete({ collection, data, stored }: RecordSituation): Pick<PublicRecord, 'isIncomplete'> {
  if (!isPerson(collection)) return {}
  const isComplete = Boolean(data.isNameComplete ?? stored?.isNameComplete)
  return { isIncomplete: !isComplete && isSurnameAlone(data.name ?? stored?.name ?? '') }
}

/** When the slug of a public person or topic changes, the old one becomes an alias. */
function aliases({ collection, data, now, stored }: RecordSituation): Pick<PublicRecord, 'slugAliases'> {
  if (collection === 'media') return {}
  const kept = stored?.slugAliases ?? []
  const before = stored?.slug
  if (!before || !data.slug || before === data.slug) return { slugAliases: kept }
  const others = kept.filter(({ slug }) => slug !== data.slug && slug !== before)
  return { slugAliases: stored.isPublic ? [...others, { slug: before, until: now.toISOString() }] : others }
}

/** Records whether an editor made a record public. */
function byHand({ data, isByPublication, stored }: RecordSituation): Pick<PublicRecord, 'isPublicByHand'> {
  if (data.isPublic === undefined) return {}
  if (!data.isPublic) return { isPublicByHand: false }
  return stored?.isPublic ? {} : { isPublicByHand: !isByPublication }
}

function effectsOf({ collection, data, stored }: RecordSituation): RecordEffect[] {
  const effects: RecordEffect[] = []
  const shown = usesOfRecord({ collection, record: data })
  if (data.isPublic && !isUsingNothing(shown)) effects.push({ type: 'publish-shown', shown })
  if (isPerson(collection) && data.name !== stored?.name) effects.push({ type: 'keep-name', name: data.name })
  const parents = [idOf(stored?.parent), idOf(data.parent)]
  if (collection === 'topics' && stored && parents[0] !== parents[1])
    effects.push({ type: 'relist-stories', parents })
  if (stored?.isPublic) {
    const left = noLongerUsed({
      before: usesOfRecord({ collection, record: stored }),
      after: data.isPublic ? shown : NO_USES,
    })
    if (!isUsingNothing(left)) effects.push({ type: 'hide-shown', left })
  }
  if (data.isPublic || stored?.isPublic) effects.push({ type: 'invalidate' })
  return effects
}

/** The records shown to readers with this one: a topic's parent, a picture. */
export function usesOfRecord({ collection, record }: { collection: PublicCollection; record: object }): Uses {
  const values: Partial<Record<string, unknown>> = { ...record }
  const shown = shownBy(collection)
  return usesBy((used) => [
    ...new Set(
      shown.flatMap(([field, other]) =>
        other === used ? [values[field], ...rowsOf(values[field])].flatMap(idsIn) : [],
      ),
    ),
  ])
}
