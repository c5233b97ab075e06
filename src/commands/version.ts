import { readFileSync } from 'node:fs'

/** Dateline's own version, as package.json states it. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
