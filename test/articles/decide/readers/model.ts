import { addressOf, shownText, sincePublication, type Action, type Deed, type Who } from './newsroom'

/** What a person in the newsroom knows of one story, without the rules' help: what readers have, and why. */
export interface Known {
  /** What readers have; in the trash, what they had and get back with it. */
  onAir?: string | undefined
  /** Their address for it. */
  slug?: string
  isInTrash: boolean
  isKilled: boolean
  embargoedUntil?: string | undefined
  published?: string
  revised?: string
  /** The corrections that were ever public. */
  corrections: readonly string[]
  readonly versions: Version[]
}

interface Version {
  readonly text: string
  readonly slug: string
  readonly isPublished: boolean
  readonly corrections: readonly string[]
}

export interface Model {
  readonly stories: Known[]
  /** The story that owns an address, by its place. */
  readonly addresses: Map<string, number>
}

/** What readers have of a story at a moment. */
export function readersHave(
  { onAir, isInTrash, isKilled, embargoedUntil }: Known,
  now: Date,
): string | undefined {
  return isInTrash || isKilled || isRunning(embargoedUntil, now) ? undefined : onAir
}

const isRunning = (until: string | undefined, now: Date): boolean =>
  until !== undefined && Date.parse(until) > now.getTime()

const mayPublish = (as: Who): boolean => as === 'editor' || as === 'admin' || as === 'system'
const IN_TRASH: readonly Action[] = ['bring-back', 'bring-back-as-draft', 'restore', 'restore-as-draft']

/** Whether the newsroom allows it. If so, the model is changed accordingly. */
export function predict(model: Model, deed: Deed): boolean {
  const { action, as, at } = deed
  if (action === 'wait') return true
  if (action === 'create' || action === 'create-published') {
    const isPublished = action === 'create-published'
    if (isPublished && !mayPublish(as)) return false
    const version = {
      text: shownText(deed.text),
      slug: addressOf(deed.text),
      isPublished,
      corrections: [],
    }
    const known = start(version)
    model.stories.push(known)
    if (isPublished) publish({ model, known, next: version, deed })
    return true
  }
  const known = model.stories[at]!
  if (action === 'duplicate') {
    const { text } = known.versions.at(-1)!
    const copy = start({ text, slug: addressOf(deed.text), isPublished: false, corrections: [] })
    model.stories.push({ ...copy, embargoedUntil: known.embargoedUntil })
    return true
  }
  const next = nextVersion({ model, known, deed })
  if (!next || !isAllowed({ model, known, next, deed })) return false
  change({ model, known, next, deed })
  return true
}

const start = (version: Version): Known => ({
  isInTrash: false,
  isKilled: false,
  corrections: [],
  versions: [version],
})

interface Story {
  readonly model: Model
  readonly known: Known
  readonly deed: Deed
}

/** The version that the deed would add; undefined where there is nothing to do. */
function nextVersion({ model, known, deed }: Story): Version | undefined {
  const newest = known.versions.at(-1)!
  const text = shownText(deed.text)
  const all = (corrections: readonly string[]) => [...new Set([...known.corrections, ...corrections])]
  const draft = { ...newest, isPublished: false, corrections: all(newest.corrections) }
  const published = { ...draft, isPublished: true }
  const corrections = all([...newest.corrections, deed.text])
  switch (deed.action) {
    case 'save-draft':
    case 'save-from-wire':
      return { ...draft, text }
    case 'save-draft-with-correction':
      return { ...draft, text, corrections }
    case 'save-without-status':
      return { ...draft, text, isPublished: newest.isPublished }
    case 'change-address':
      return { ...draft, slug: addressOf(deed.text) }
    case 'take-address':
      return { ...draft, slug: model.stories[deed.version % model.stories.length]!.versions.at(-1)!.slug }
    case 'publish':
    case 'publish-minor':
    case 'publish-significant':
    case 'publish-no-correction-needed':
      return { ...published, text }
    case 'publish-correction':
      return { ...published, text, corrections }
    case 'publish-newest':
      return published
    case 'publish-scheduled': {
      const pinned = pinnedOf({ known, deed })
      return pinned && { ...pinned, isPublished: true, corrections: all(pinned.corrections) }
    }
    case 'trash':
    case 'bring-back':
      return { ...draft, isPublished: newest.isPublished }
    case 'restore':
    case 'restore-as-draft': {
      const old = oldOf({ known, deed })
      const slug = known.published ? newest.slug : old.slug
      return { ...old, slug, isPublished: false, corrections: all(old.corrections) }
    }
    case 'bring-back-as-draft':
    case 'clear-embargo':
    case 'embargo':
    case 'kill':
    case 'lift-kill':
    case 'send-kill':
    case 'unpublish':
      return draft
    case 'create':
    case 'create-published':
    case 'duplicate':
    case 'save-stale':
    case 'wait':
      return undefined
  }
}

const oldOf = ({ known, deed }: Omit<Story, 'model'>): Version =>
  known.versions[deed.version % known.versions.length]!

function pinnedOf({ known, deed }: Omit<Story, 'model'>): Version | undefined {
  const waiting = sincePublication(known.versions, ({ isPublished }) => isPublished)
  return waiting[deed.version % waiting.length]
}

function isAllowed({ model, known, next, deed }: Story & { readonly next: Version }): boolean {
  const { action, as, at, now } = deed
  const newest = known.versions.at(-1)!
  const isOnAir = known.onAir !== undefined
  if (known.isInTrash ? !IN_TRASH.includes(action) : action.startsWith('bring-back')) return false
  // Only editors change what readers have, or get back from the trash.
  if (!mayPublish(as) && (isOnAir || next.isPublished)) return false
  if (action === 'embargo') return !isOnAir
  if (action === 'save-without-status' && !newest.isPublished) return !isOnAir
  if (action === 'kill') return !known.isKilled && as !== 'system' && mayPublish(as)
  if (action === 'lift-kill') return known.isKilled && as === 'admin'
  if (action === 'restore') return !isOnAir && !oldOf({ known, deed }).isPublished
  const sent = sentLedger({ known, deed })
  if (sent && known.corrections.some((each) => !sent.includes(each))) return false
  if (!next.isPublished || action === 'trash') return true
  const owner = model.addresses.get(next.slug)
  if (known.isKilled || isRunning(known.embargoedUntil, now)) return false
  if (owner !== undefined && owner !== at) return false
  const isCorrection = next.corrections.length > known.corrections.length
  if (!known.published) return true
  return !(
    (action === 'publish-minor' && isCorrection) ||
    (action === 'publish-significant' && !isCorrection)
  )
}

/** The ledger of corrections that the deed sends, if it sends one. It must have all that were ever public. */
function sentLedger({ known, deed }: Omit<Story, 'model'>): readonly string[] | undefined {
  const newest = known.versions.at(-1)!
  if (deed.action === 'publish-correction' || deed.action === 'save-draft-with-correction')
    return newest.corrections
  const pinned = deed.action === 'publish-scheduled' ? pinnedOf({ known, deed }) : undefined
  return pinned === newest ? undefined : pinned?.corrections
}

function change({ model, known, next, deed }: Story & { readonly next: Version }): void {
  const { action } = deed
  const newest = known.versions.at(-1)!
  const pinned = action === 'publish-scheduled' ? pinnedOf({ known, deed }) : undefined
  known.versions.push(next)
  if (action === 'embargo') known.embargoedUntil = deed.until
  if (action === 'clear-embargo' || action === 'kill') known.embargoedUntil = undefined
  if (action === 'kill') known.isKilled = true
  if (action === 'lift-kill') known.isKilled = false
  if (action === 'trash') {
    known.isInTrash = true
    // What goes to the trash is the newest version. A draft over what readers have takes its place.
    if (!next.isPublished) known.onAir = undefined
    return
  }
  if (next.isPublished) publish({ model, known, next, deed })
  else if (TAKES_DOWN.includes(action)) known.onAir = undefined
  if (action.startsWith('bring-back')) known.isInTrash = false
  // A draft that is newer than what a schedule publishes stays the newest version.
  if (pinned && pinned !== newest) known.versions.push({ ...newest, slug: next.slug, isPublished: false })
}

const TAKES_DOWN: readonly Action[] = ['unpublish', 'kill', 'lift-kill', 'bring-back', 'bring-back-as-draft']

function publish({ model, known, next, deed }: Story & { readonly next: Version }): void {
  const now = deed.now.toISOString()
  const isNews =
    known.isInTrash || known.onAir !== next.text || next.corrections.length > known.corrections.length
  if (!known.published || (isNews && deed.action !== 'publish-minor')) known.revised = now
  known.published ??= now
  known.onAir = next.text
  known.slug = next.slug
  known.corrections = next.corrections
  model.addresses.set(next.slug, model.stories.indexOf(known))
}
