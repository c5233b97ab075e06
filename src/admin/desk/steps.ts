import type { StoryAction } from '../../articles/availableActions'

/** An action on a story, as a button offers it. */
export interface Step {
  readonly action: StoryAction
  readonly label: string
  /** The text to ask for before the action. */
  readonly ask?: { readonly label: string; readonly name: string; readonly isNeeded: boolean }
  readonly isGrave?: boolean
}

/** The buttons for the allowed actions, in display order. */
export function stepsFor(actions: readonly StoryAction[]): Step[] {
  return STEPS.filter(({ action }) => actions.includes(action))
}

const STEPS: readonly Step[] = [
  {
    action: 'submit',
    label: 'Submit for review',
    ask: { label: 'Note to the editor (optional)', name: 'note', isNeeded: false },
  },
  { action: 'withdraw', label: 'Withdraw' },
  { action: 'approve', label: 'Approve' },
  {
    action: 'send-back',
    label: 'Send back…',
    ask: { label: 'What needs fixing?', name: 'note', isNeeded: true },
  },
  {
    action: 'kill',
    label: 'Kill…',
    ask: {
      label: 'Why? Readers lose the story at once; the reason is kept in the newsroom.',
      name: 'reason',
      isNeeded: true,
    },
    isGrave: true,
  },
  {
    action: 'lift-kill',
    label: 'Lift the kill…',
    ask: { label: 'Why may it be published again?', name: 'note', isNeeded: false },
  },
]
