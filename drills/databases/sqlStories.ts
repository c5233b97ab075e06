import type { StoredFields, StoredStory, StoredVersion } from './storedStory'

type Row = Readonly<Record<string, unknown>>

/** Returns all rows of a table, sorted by the given columns. */
export type ReadTable = (table: string, orderedBy: string) => readonly Row[] | Promise<readonly Row[]>

const LISTS = ['authors', 'contributors', 'corrections', 'dismissed_findings', 'slug_aliases'] as const

/** Every story of a database with the tables of Payload's SQL adapters. */
export async function sqlStories({
  read,
  byAge,
}: {
  read: ReadTable
  /** The columns that sort versions by age. */
  byAge: string
}): Promise<StoredStory[]> {
  const listsOf = await readLists({ read, prefix: 'articles_', rels: 'articles_rels' })
  const versionListsOf = await readLists({
    read,
    prefix: '_articles_v_version_',
    rels: '_articles_v_rels',
  })
  const versions = new Map<string, StoredVersion[]>()
  for (const row of await read('_articles_v', byAge)) {
    const parent = String(row.parent_id)
    const own = versions.get(parent) ?? []
    versions.set(parent, own)
    // SQLite stores true as 1.
    own.push({
      isMarkedNewest: Boolean(row.latest),
      fields: { ...fieldsOf(row, 'version_'), ...versionListsOf(String(row.id)) },
    })
  }
  return (await read('articles', 'id')).map(({ id, ...row }) => ({
    id: String(id),
    fields: { ...row, ...listsOf(String(id)) },
    versions: versions.get(String(id)) ?? [],
  }))
}

/** The fields of a version, without the version's metadata. */
function fieldsOf(row: Row, prefix: string): StoredFields {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  )
}

async function readLists({
  read,
  prefix,
  rels,
}: {
  read: ReadTable
  prefix: string
  rels: string
}): Promise<(parent: string) => StoredFields> {
  const lists = new Map<string, Map<string, unknown[]>>()
  const listOf = (name: string) => {
    const list = lists.get(name) ?? new Map<string, unknown[]>()
    lists.set(name, list)
    return list
  }
  const add = (name: string, parent: unknown, value: unknown) => {
    const list = listOf(name)
    list.set(String(parent), [...(list.get(String(parent)) ?? []), value])
  }
  for (const name of LISTS) {
    // Each copy of an array row has its own ids.
    for (const { id: _id, _uuid, _parent_id, ...row } of await read(`${prefix}${name}`, '_order')) {
      add(name, _parent_id, row)
    }
  }
  for (const { parent_id, topics_id } of await read(rels, '"order"')) add('topics', parent_id, topics_id)
  return (parent) =>
    Object.fromEntries([...LISTS, 'topics'].map((name) => [name, listOf(name).get(parent) ?? []]))
}
