/**
 * Changes the arguments of an update so that it always adds a version and ignores locks. Conflicts are detected by the version a save is
 * based on; the panel shows who has a story open.
 *
 * Upstream, Payload 3.90.2: `saveVersion` overwrites the newest version if a save is marked as autosave
 * (https://github.com/payloadcms/payload/issues/1112, by design) or unpublishes a story in all languages
 * (https://github.com/payloadcms/payload/pull/15985); a lock rejects a save. Why that is wrong here: the text of the overwritten version is
 * lost, and a stale lock keeps a newsroom from correcting a story.
 * On upgrade: does an update have further arguments that overwrite a version?
 */
export function everySaveIsAVersion<Args extends object>(args: Args): Args {
  return {
    ...args,
    overrideLock: true,
    ...('autosave' in args ? { autosave: false } : {}),
    ...('unpublishAllLocales' in args ? { unpublishAllLocales: undefined } : {}),
  }
}
