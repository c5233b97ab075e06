import { afterAll, vi } from 'vitest'

const before = { ...process.env }

/** What Payload keeps for the whole process. */
const held = globalThis as { _payload?: Map<string, unknown>; _payload_graphql?: object }

// A worker runs one file after another. Libraries stay loaded, which saves seconds per file. Our own modules, the environment and the
// Payload instance are reset, so that each file reads its own configuration.
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  held._payload?.clear()
  // The schema has the resolvers of the configuration that it was made of.
  Object.assign(held._payload_graphql ?? {}, { graphql: null, promise: null })
  // What a `sharedSlot` keeps for the process belongs to the modules that made it.
  for (const key of Object.getOwnPropertySymbols(globalThis)) {
    if (Symbol.keyFor(key)?.startsWith('dateline.')) Reflect.deleteProperty(globalThis, key)
  }
  vi.resetModules()
})
