import type { Article, User } from '../../generated/payload-types'

/** Something that whoever looks at a story may do with it now. */
export interface Step {
  readonly action: 'kill' | 'lift-kill' | 'make-ready' | 'return' | 'submit' | 'take-back'
  readonly label: string
  /** What is asked before it is done. */
  readonly ask?: { readonly label: string; readonly name: string; readonly isNeeded: boolean }
  readonly isGrave?: boolean
}

/** The steps from here, in the order they are offered. The server decides; this only offers what it would allow. */
export function stepsFor({
  role,
  story: { killed, stage, _status: status },
}: {
  role: User['role'] | undefined
  story: Pick<Article, '_status' | 'killed' | 'stage'>
}): Step[] {
  const isEditor = role === 'admin' || role === 'editor'
  if (killed?.at) return role === 'admin' ? [LIFT] : []
  const isDraft = status !== 'published'
  const steps: Step[] = []
  if (isDraft && (stage ?? 'draft') === 'draft') steps.push(SUBMIT)
  if (isDraft && stage === 'in-review' && role === 'reporter') steps.push(TAKE_BACK)
  if (isDraft && stage === 'in-review' && isEditor) steps.push(MAKE_READY)
  if (isDraft && stage !== 'draft' && isEditor) steps.push(RETURN)
  if (isEditor) steps.push(KILL)
  return steps
}

const SUBMIT: Step = {
  action: 'submit',
  label: 'Submit for review',
  ask: { label: 'A word to the editor, if you like', name: 'note', isNeeded: false },
}
const TAKE_BACK: Step = { action: 'take-back', label: 'Take back' }
const MAKE_READY: Step = { action: 'make-ready', label: 'Make ready' }
const RETURN: Step = {
  action: 'return',
  label: 'Return…',
  ask: { label: 'What is to be done?', name: 'note', isNeeded: true },
}
const KILL: Step = {
  action: 'kill',
  label: 'Kill…',
  ask: {
    label: 'Why? Readers lose the story at once; the reason is kept in the newsroom.',
    name: 'reason',
    isNeeded: true,
  },
  isGrave: true,
}
const LIFT: Step = {
  action: 'lift-kill',
  label: 'Lift the kill…',
  ask: { label: 'Why may it be published again?', name: 'note', isNeeded: false },
}
