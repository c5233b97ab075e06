/**
 * The arguments of an update, so that it adds a version and no lock stops it. Conflicts are found by the version that a save started from, and
 * who has a story open is shown.
 *
 * Upstream, Payload 3.90.2: `saveVersion` overwrites the newest version where a save calls itself an autosave
 * (https://github.com/payloadcms/payload/issues/1112, by design) and where a story is unpublished in all languages
 * (https://github.com/payloadcms/payload/pull/15985); a lock refuses a save. Why that is wrong here: the text of the overwritten version is lost,
 * and a forgotten lock keeps a newsroom from correcting a story.
 * On upgrade: has an update further arguments by which it overwrites a version?
 */
export function everySaveIsAVersion<Args extends object>(args: Args): Args {
  return {
    ...args,
    overrideLock: true,
    ...('autosave' in args ? { autosave: false } : {}),
    ...('unpublishAllLocales' in args ? { unpublishAllLocales: undefined } : {}),
  }
}
