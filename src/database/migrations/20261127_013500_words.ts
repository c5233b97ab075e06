import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

/** Words with vowel signs in them (Hindi, Thai) stay whole; people are found by their names. The read model is rebuilt because its version changes. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`DROP TABLE edition_words;`)
  await db.run(sql`CREATE VIRTUAL TABLE edition_words USING fts5 (
    headline, lead, body, marks,
    content = '', contentless_delete = 1, tokenize = 'ascii'
  );`)
  await db.run(sql`CREATE TABLE person_words (
    id text NOT NULL,
    collection text NOT NULL,
    word text NOT NULL,
    PRIMARY KEY (id, collection, word)
  ) WITHOUT ROWID;`)
  await db.run(sql`CREATE INDEX person_words_word ON person_words (word);`)
  // When stories left lists, so that a feed's date does not go back; without a list, when this was begun.
  await db.run(sql`CREATE TABLE departures (list text NOT NULL, at text NOT NULL, PRIMARY KEY (list, at)) WITHOUT ROWID;`)
  await db.run(sql`INSERT INTO departures (list, at) VALUES ('', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));`)
  await db.run(sql`UPDATE editions_state SET shape = NULL;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE departures;`)
  await db.run(sql`DROP TABLE person_words;`)
  await db.run(sql`UPDATE editions_state SET shape = NULL;`)
}
