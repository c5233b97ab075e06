/** The database that DATABASE_URL points to. */
export type Address =
  | { readonly engine: 'sqlite'; /** As given: not resolved. */ readonly path: string }
  | { readonly engine: 'mongodb' | 'postgres'; readonly url: string }

/** The engine of a validated DATABASE_URL: `file:PATH` is the embedded SQLite, `mongodb://` a replica set. */
export function addressOf(url: string): Address {
  if (url.startsWith('file:')) return { engine: 'sqlite', path: filePath(url) }
  return { engine: POSTGRES.test(url) ? 'postgres' : 'mongodb', url }
}

const POSTGRES = /^postgres(ql)?:\/\//

/** The SQLite path in a validated DATABASE_URL, as given; undefined if it names a server. */
export function fileAt(url: string): string | undefined {
  const address = addressOf(url)
  return address.engine === 'sqlite' ? address.path : undefined
}

/** The error in a DATABASE_URL, as the end of a sentence; undefined if an engine can try to open it. */
export function addressFault(url: string): string | undefined {
  if (/^file:.+/.test(url)) return undefined
  if (POSTGRES.test(url))
    return URL.canParse(url)
      ? undefined
      : 'is not a valid URL: percent-encode special characters in the password (%40 for @)'
  if (!/^mongodb(\+srv)?:\/\//.test(url)) {
    return 'is not a supported address: use file:PATH, postgres://…, mongodb://… or mongodb+srv://…'
  }
  if (/[?&]replicaSet=[^&]+/.test(url)) return undefined
  return 'has no replicaSet: add ?replicaSet=NAME, because MongoDB supports transactions only on a replica set'
}

function filePath(url: string): string {
  return url.startsWith('file://') ? decodeURIComponent(new URL(url).pathname) : url.slice('file:'.length)
}
