import { afterAll, vi } from 'vitest'

const before = { ...process.env }

// A worker runs one file after another. Libraries stay loaded, which saves seconds per file. Our own modules, the environment and the
// Payload instance are reset, so that each file reads its own configuration.
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  ;(globalThis as { _payload?: Map<string, unknown> })._payload?.clear()
  vi.resetModules()
})
