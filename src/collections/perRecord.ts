import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, RequestContext } from 'payload'

/**
 * Hooks of a save, each given a context of its own record's. Payload saves the records of a bulk update at the same time and
 * with one context: what a hook notes there for a hook after it would be another record's. What was put into the context
 * before the save is read as ever.
 */
export function beforeEach(hooks: readonly CollectionBeforeChangeHook[]): CollectionBeforeChangeHook[] {
  return hooks.map((hook, index) => (args) => {
    const id = args.operation === 'create' ? NEW : idOf(args.originalDoc)
    // Noted by a save before, in the same request.
    if (index === 0) notesOf(args.context).delete(id)
    return hook({ ...args, context: contextOf({ context: args.context, id }) })
  })
}

/** The same, after the save. */
export function afterEach(hooks: readonly CollectionAfterChangeHook[]): CollectionAfterChangeHook[] {
  return hooks.map((hook) => (args) => {
    const id = args.operation === 'create' ? NEW : idOf(args.doc)
    return hook({ ...args, context: contextOf({ context: args.context, id }) })
  })
}

/** A new record, which has no id yet. */
export const NEW = 'new'

/** A context as the hooks of one record have it. */
export function contextOf({ context, id }: { context: RequestContext; id: string }): RequestContext {
  const all = notesOf(context)
  const notes = all.get(id) ?? {}
  all.set(id, notes)
  return new Proxy(context, {
    get: (shared, name) => Reflect.get(Object.hasOwn(notes, name) ? notes : shared, name) as unknown,
    set: (_, name, value) => Reflect.set(notes, name, value),
  })
}

const NOTES = 'notesByRecord'

type Notes = Map<string, Record<string | symbol, unknown>>

// In the context, not beside it: Payload copies a request's context when something is asked within it.
const notesOf = (context: RequestContext): Notes => (context[NOTES] ??= new Map()) as Notes

const idOf = (doc: unknown): string => String((doc as { id?: unknown } | undefined)?.id ?? NEW)
