/** A typed value kept on an object. */
export interface SharedSlot<Value> {
  get(owner: object): Value | undefined
  set(owner: object, value: Value | undefined): void
  /** The value; made and kept where there is none. */
  getOrMake(owner: object, make: () => Value): Value
}

/**
 * Makes a slot for a value that must exist once in a process: on the Payload instance, on its database adapter, or on `globalThis`. A
 * variable in a module would exist twice, since Next bundles our modules a second time for the panel. `name` is unique in the project.
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
