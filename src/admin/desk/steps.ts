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
      label: 'Reason for the kill. Readers lose the story immediately; only the newsroom sees the reason.',
      name: 'reason',
      isNeeded: true,
    },
    isGrave: true,
  },
  {
    action: 'lift-kill',
    label: 'Lift kill…',
    ask: { label: 'Why can it be published again? (optional)', name: 'note', isNeeded: false },
  },
]
