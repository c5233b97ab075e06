import { inAnHour } from '../material'
import { isDone } from './answers'
import type { Attempt, Operation } from './operations'
import { newestVersion } from './stored'

/** What a story's action takes, and how one sees that it happened; `answered` where nothing of the story tells. */
type Action = Omit<Operation, 'doors'> & { readonly ask?: (attempt: Attempt) => object | Promise<object> }

const answered: Operation['happened'] = ({ answer }) => isDone(answer.status)

const ACTIONS: Readonly<Record<string, Action>> = {
  submit: { happened: ({ newest }) => newest?.stage === 'in-review' },
  return: { ask: () => ({ note: 'Who is Shin?' }), happened: answered },
  publish: { happened: answered },
  unpublish: { on: 'public', happened: ({ row }) => row?._status === 'draft' },
  kill: {
    ask: () => ({ reason: 'It was wrong.' }),
    happened: ({ row }) => Boolean((row?.killed as { at?: unknown } | undefined)?.at),
  },
  'lift-kill': {
    state: 'killed',
    happened: ({ row }) => !(row?.killed as { at?: unknown } | undefined)?.at,
  },
  notes: { ask: () => ({ text: 'Call her again.' }), happened: answered },
  preview: { happened: answered },
  preflight: { ask: () => ({ headline: 'As typed.' }), happened: answered },
  'GET preflight': { happened: answered },
  'GET compare': {
    state: 'changed once',
    ask: async ({ payload, subject }) => ({
      from: subject.version,
      to: (await newestVersion(payload, subject.id))?.id,
    }),
    happened: answered,
  },
  'GET state': { happened: answered },
  schedule: {
    ask: ({ subject }) => ({
      action: subject.isPublic ? 'unpublish' : 'publish',
      at: inAnHour(),
      timeZone: 'Europe/Brussels',
    }),
    happened: answered,
  },
  'GET schedule': { happened: answered },
  'DELETE schedule': { happened: answered },
  'preview-links': { ask: () => ({ expiresAt: inAnHour() }), happened: answered },
  'GET preview-links': { happened: answered },
  'DELETE preview-links': { happened: answered },
}

/** The operation that an action's name in the table stands for. Throws where there is none. */
export function actionOf(name: string): Operation {
  const action = ACTIONS[name]
  if (!action) throw new Error(`Give the action ${name} a case in test/int/roles/actions.ts.`)
  const [last, method = 'POST'] = name.split(' ').reverse() as [string, string?]
  const ask: Operation['doors'][string] = async (attempt) => {
    const asked = (await action.ask?.(attempt)) ?? {}
    const query =
      method === 'GET' ? `?${new URLSearchParams(asked as Record<string, string>).toString()}` : ''
    const path = `/articles/${attempt.subject.id}/${last}${query}`
    return attempt.actor.rest(method, path, method === 'POST' ? asked : undefined)
  }
  return { ...action, doors: { REST: ask } }
}

/** The name that an endpoint of a story's has in the table: `/:id/lift-kill` is `lift-kill`. */
export function nameOfAction({ method, path }: { method: string; path: string }): string {
  const [last] = path.replace('/:id/', '').split('/')
  return method === 'post' ? last! : `${method.toUpperCase()} ${last}`
}
