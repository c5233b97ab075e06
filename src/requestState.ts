import type { RequestContext } from 'payload'

/** A typed value that hooks of one request share. */
export interface RequestSlot<Value> {
  get(context: RequestContext): Value | undefined
  set(context: RequestContext, value: Value | undefined): void
}

const STATE = 'state'

/**
 * Creates a slot in which one hook leaves a value for another within a request. All slots share one map under one key
 * of `req.context`: Payload copies the context (shallowly) for nested operations, and the map is passed along.
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
