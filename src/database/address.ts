/** Where DATABASE_URL points. */
export type Address =
  | { readonly engine: 'sqlite'; /** As given: not resolved. */ readonly path: string }
  | { readonly engine: 'mongodb'; readonly url: string }

/** The engine that a checked DATABASE_URL names: `file:PATH` is the embedded SQLite, `mongodb://` a replica set. */
export function addressOf(url: string): Address {
  return url.startsWith('file:') ? { engine: 'sqlite', path: filePath(url) } : { engine: 'mongodb', url }
}

function filePath(url: string): string {
  return url.startsWith('file://') ? decodeURIComponent(new URL(url).pathname) : url.slice('file:'.length)
}
