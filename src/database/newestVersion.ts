import type { PayloadRequest } from 'payload'

type Context = PayloadRequest['context']

const NEWEST = 'newestVersionSaved'

/** Notes the id of the version that a save has just added, so that whoever wants it need not look for it. */
export function noteNewestVersion(
  context: Context | undefined,
  version: { parent: unknown; id: unknown },
): void {
  if (context && version.id) context[NEWEST] = { parent: String(version.parent), id: String(version.id) }
}

/** The version that was last saved of a record within this request; undefined where none was. */
export function newestVersionSaved(context: Context, parent: string): string | undefined {
  const noted = context[NEWEST] as { parent: string; id: string } | undefined
  return noted?.parent === parent ? noted.id : undefined
}
