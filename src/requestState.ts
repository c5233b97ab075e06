import type { RequestContext } from 'payload'

/** A typed value that hooks of one request share. */
export interface RequestSlot<Value> {
  get(context: RequestContext): Value | undefined
  set(context: RequestContext, value: Value | undefined): void
}

const STATE = 'state'

/**
 * Makes a slot for what one hook leaves for another within a request. All slots are kept in one map under one key of `req.context`, and
 * not beside it: Payload copies the context (shallowly) for operations within an operation, and the map goes along.
 */
export function requestSlot<Value>(): RequestSlot<Value> {
  const key = Symbol('slot')
  return {
    get: (context) => stateOf(context).get(key) as Value | undefined,
    set: (context, value) => void stateOf(context).set(key, value),
  }
}

const stateOf = (context: RequestContext): Map<symbol, unknown> =>
  (context[STATE] ??= new Map()) as Map<symbol, unknown>
