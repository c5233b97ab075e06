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
  for (const [action, form] of IN_VERSION) if (form.test(version) || form.test(slugline)) said.add(action)
  for (const [action, form] of IN_WORDS)
    if ([headline, ...edNotes].some((text) => form.test(text))) said.add(action)
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

/** The version part of a slugline: `BC-US--Harbour, Mandatory Kill`. */
const IN_VERSION: readonly (readonly [WireAction, RegExp])[] = [
  ['kill', /(?:^|, ?)(?:mandatory )?(?:kill|elimination)\b/i],
  ['withhold', /(?:^|, ?)(?:mandatory )?withhold\b/i],
  ['advisory', /(?:^|, ?)advisory\b/i],
  ['correction', /(?:^|, ?)(?:corrective|correction|clarification)\b/i],
]

/** What agencies write at the start of a headline or a note (Reuters: `STORY WITHDRAWN`, `CORRECTED-`; AP: `Eds: CORRECTS …`; dpa: `KILL KILL KILL`). */
const IN_WORDS: readonly (readonly [WireAction, RegExp])[] = [
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
