import type { WireItem } from '../wire/item'
import { compareOrder, type Order } from '../wire/order'

/** What the newsroom has of the story that an item belongs to. */
export type StoredStory = {
  /** False for a tombstone: only a kill of the story has come. */
  readonly hasArticle: boolean
  /** Of the newest version that was taken; null for a tombstone. */
  readonly newest: Order | null
  /** Of the kill or withhold in force, if there is one. */
  readonly withdrawn: Order | null
  /** Whether a user has changed the story since the wire last did. */
  readonly isEdited: boolean
  readonly isPublic: boolean
  readonly isTrashed: boolean
  /** Whether an editor wants no more proposals for it. */
  readonly isMuted: boolean
  /** The embargo in force, and whether an editor set it. */
  readonly embargo: { readonly until: string; readonly isEditors: boolean } | null
}

export type Outcome =
  'created' | 'updated' | 'proposed' | 'unchanged' | 'stale' | 'held' | 'killed' | 'advisory'

export type DispatchDecision = {
  readonly outcome: Outcome
  /**
   * What happens to the story: a new draft, a new version of its draft, a proposal to its editor, a withdrawal (or, for an unknown story, a
   * tombstone that stops what comes late), or nothing. The dispatch itself is kept in any case, except when it repeats one.
   */
  readonly change: 'create' | 'draft' | 'propose' | 'withdraw' | 'tombstone' | 'none'
  /** The embargo of the changed story; null for none. */
  readonly embargoedUntil: string | null
  /** Whether an editor has to act before the story can be published: an embargo without a time. */
  readonly awaitsEmbargo: boolean
}

/**
 * What an item of a wire does to the newsroom. Kill and withhold come first, whatever was edited and whatever else the item says. Nothing here
 * publishes, and nothing overwrites what an editor changed.
 */
export function decideDispatch({
  item,
  isRepeated,
  stored,
}: {
  item: Pick<WireItem, 'action' | 'embargoedUntil' | 'isComplete' | 'version' | 'times'>
  /** Whether the same revision was received before: an item received twice changes nothing. */
  isRepeated: boolean
  stored: StoredStory | null
}): DispatchDecision {
  const order: Order = { version: item.version, time: item.times.version }
  const embargoedUntil = embargoOf(item.embargoedUntil, stored?.embargo ?? null)
  const awaitsEmbargo = item.action === 'embargo' && embargoedUntil === null
  const decided = (outcome: Outcome, change: DispatchDecision['change']): DispatchDecision => ({
    outcome,
    change,
    embargoedUntil,
    awaitsEmbargo,
  })

  if (isRepeated) return decided('unchanged', 'none')
  if (item.action === 'kill' || item.action === 'withhold') {
    return decided('killed', stored?.hasArticle ? 'withdraw' : 'tombstone')
  }
  if (item.action === 'advisory') return decided('advisory', 'none')
  if (!stored) return decided(awaitsEmbargo ? 'held' : 'created', 'create')

  if (stored.withdrawn) {
    // A provider that says "usable" again makes an offer; what is older than the kill, or cannot be ordered, stays out.
    if (compareOrder(order, stored.withdrawn) !== 'newer') return decided('stale', 'none')
    return stored.hasArticle ? decided('proposed', 'propose') : decided('held', 'create')
  }
  const step = stored.newest ? compareOrder(order, stored.newest) : 'newer'
  if (step === 'older') return decided('stale', 'none')
  // A part of a story never replaces the whole of it.
  if (step === 'unknown' || !item.isComplete || stored.isTrashed || stored.isMuted)
    return decided('held', 'none')
  if (stored.isEdited || stored.isPublic) return decided('proposed', 'propose')
  return decided(awaitsEmbargo ? 'held' : 'updated', 'draft')
}

/** The provider's embargo is followed, also when it moves or ends, unless an editor's own is later. */
function embargoOf(ofItem: string | null, current: StoredStory['embargo']): string | null {
  if (!current?.isEditors) return ofItem
  return ofItem !== null && ofItem > current.until ? ofItem : current.until
}
