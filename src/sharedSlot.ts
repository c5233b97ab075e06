/** A typed value stored on an object. */
export interface SharedSlot<Value> {
  get(owner: object): Value | undefined
  set(owner: object, value: Value | undefined): void
  /** Returns the value; creates and stores it if there is none. */
  getOrMake(owner: object, make: () => Value): Value
}

/**
 * Creates a slot for a value that must exist once per process: on the Payload instance, on its database adapter, or on
 * `globalThis`. A module variable would exist twice, since Next bundles our modules a second time for the panel. `name`
 * is unique in the project.
 */
export function sharedSlot<Value>(name: string): SharedSlot<Value> {
  const key = Symbol.for(`dateline.${name}`)
  type Owner = { [key]?: Value | undefined }
  return {
    get: (owner) => (owner as Owner)[key],
    set: (owner, value) => void ((owner as Owner)[key] = value),
    getOrMake: (owner, make) => ((owner as Owner)[key] ??= make()),
  }
}
