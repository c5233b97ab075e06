import { sql, type MigrateUpArgs } from '@payloadcms/db-sqlite'

/**
 * The read model: tables that Payload does not know, since one of them is an index of words (FTS5). They hold nothing that
 * is not in the stories, and are filled from them when the server starts.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  // The text last: a row is read in order, and a list needs what stands before it.
  await db.run(sql`CREATE TABLE editions (
    n integer PRIMARY KEY,
    article text NOT NULL UNIQUE,
    slug text NOT NULL UNIQUE,
    key text NOT NULL,
    updated_at text NOT NULL,
    embargoed_until text,
    placing text NOT NULL,
    card text NOT NULL,
    body text
  );`)
  await db.run(
    sql`CREATE INDEX editions_embargoed_until ON editions (embargoed_until) WHERE embargoed_until IS NOT NULL;`,
  )
  await db.run(sql`CREATE TABLE listings (
    list text NOT NULL,
    key text NOT NULL,
    PRIMARY KEY (list, key)
  ) WITHOUT ROWID;`)
  await db.run(sql`CREATE VIRTUAL TABLE edition_words USING fts5 (
    headline, lead, body, marks,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
  );`)
  await db.run(sql`CREATE TABLE editions_state (id integer PRIMARY KEY CHECK (id = 1), shape integer);`)
}

export async function down({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`DROP TABLE editions_state;`)
  await db.run(sql`DROP TABLE edition_words;`)
  await db.run(sql`DROP TABLE listings;`)
  await db.run(sql`DROP TABLE editions;`)
}
