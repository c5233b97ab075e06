import { readFileSync } from 'node:fs'

/** Dateline's own version, as package.json states it. */
export function version(): string {
  const text = readFileSync('package.json', 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
