import { WIRE_ACTIONS, type WireAction, type WireStatus } from './item'

/**
 * What an item asks for: the strictest of everything that it says in its status, its markup, its version, its headline and its notes. An item
 * without any of these is an update.
 */
export function actionOf({
  status,
  actions = [],
  version = '',
  headline = '',
  slugline = '',
  edNotes = [],
  isEmbargoed,
}: {
  status: WireStatus
  actions?: readonly WireAction[]
  version?: string
  headline?: string
  slugline?: string
  edNotes?: readonly string[]
  isEmbargoed: boolean
}): WireAction {
  const said = new Set<WireAction>([...actions, ...(isEmbargoed ? (['embargo'] as const) : [])])
  const ofStatus = BY_STATUS[status]
  if (ofStatus) said.add(ofStatus)
  for (const [action, alone, afterComma] of VERSION_FORMS) {
    if (alone.test(version) || afterComma.test(version) || afterComma.test(slugline)) said.add(action)
  }
  for (const [action, form] of IN_HEADLINE) if (form.test(headline)) said.add(action)
  for (const [action, form] of IN_NOTE) if (edNotes.some((note) => form.test(note))) said.add(action)
  return WIRE_ACTIONS.find((action) => said.has(action)) ?? 'update'
}

/** The status that an action in words amounts to, where the item gives none. */
export function statusOf(action: WireAction): WireStatus {
  return action === 'kill'
    ? 'canceled'
    : action === 'withhold'
      ? 'withheld'
      : action === 'embargo'
        ? 'embargoed'
        : 'usable'
}

const BY_STATUS: Readonly<Partial<Record<WireStatus, WireAction>>> = {
  canceled: 'kill',
  withheld: 'withhold',
  embargoed: 'embargo',
}

/** Of the version of plain copy, or after the comma of a slugline: `BC-US--Harbour, Mandatory Kill`. A slug may begin with such a word. */
const IN_VERSION: readonly (readonly [WireAction, string])[] = [
  ['kill', '(?:mandatory )?(?:kill|elimination)'],
  ['withhold', '(?:mandatory )?withhold'],
  ['advisory', 'advisory'],
  ['correction', '(?:corrective|correction|clarification)'],
]
const VERSION_FORMS = IN_VERSION.map(
  ([action, words]) => [action, new RegExp(`^${words}\\b`, 'i'), new RegExp(`, ?${words}\\b`, 'i')] as const,
)

/** In capitals, as agencies mark a headline (Reuters: `STORY WITHDRAWN`, `CORRECTED-`; dpa: `KILL KILL KILL`): in others these are words. */
const IN_HEADLINE: readonly (readonly [WireAction, RegExp])[] = [
  ['kill', /^(?:STORY WITHDRAWN|MANDATORY KILL|KILL KILL|BULLETIN KILL)\b/],
  ['withhold', /^(?:WITHHOLD|HOLD HOLD)\b/],
  ['correction', /^(?:CORRECTED|CORRECTION|CORRECTIVE)\b/],
]

/** What notes begin with (AP: `Eds: CORRECTS …`; dpa: `Please kill item dpa 157`). */
const IN_NOTE: readonly (readonly [WireAction, RegExp])[] = [
  [
    'kill',
    /^(?:\(?eds: ?|editors: ?)?(?:story withdrawn|mandatory kill|kill kill|bulletin kill|kills? the (?:story|item))\b|^please kill (?:the )?(?:item|story)\b/i,
  ],
  ['withhold', /^(?:\(?eds: ?|editors: ?)?(?:withhold|hold hold)\b/i],
  [
    'correction',
    /^(?:\(?eds: ?|editors: ?)?(?:corrected\b|corrects\b|correction\b|corrective\b|adds? correction\b)/i,
  ],
]
