import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * The read model: tables that Payload does not know. They hold nothing that is not in the stories, and are filled from them when the
 * server starts. Keys and lists are compared by their code points (`COLLATE "C"`).
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE TABLE editions (
      article text COLLATE "C" PRIMARY KEY,
      slug text COLLATE "C" NOT NULL UNIQUE,
      key text COLLATE "C" NOT NULL UNIQUE,
      updated_at text COLLATE "C" NOT NULL,
      embargoed_until text COLLATE "C",
      placed text COLLATE "C" NOT NULL,
      card text COLLATE "C" NOT NULL,
      body text COLLATE "C"
    );
    CREATE INDEX editions_embargoed_until ON editions (embargoed_until) WHERE embargoed_until IS NOT NULL;
    CREATE TABLE listings (
      list text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      PRIMARY KEY (list, key)
    );
    CREATE TABLE edition_words (key text COLLATE "C" PRIMARY KEY, words text[] COLLATE "C" NOT NULL);
    CREATE INDEX edition_words_words ON edition_words USING gin (words) WITH (fastupdate = off);
    CREATE TABLE person_words (
      id text COLLATE "C" NOT NULL,
      collection text COLLATE "C" NOT NULL,
      word text COLLATE "C" NOT NULL,
      PRIMARY KEY (id, collection, word)
    );
    CREATE INDEX person_words_word ON person_words (word);
    CREATE TABLE departures (list text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL, PRIMARY KEY (list, at));
    INSERT INTO departures (list, at)
      VALUES ('', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
    CREATE TABLE editions_state (id integer PRIMARY KEY CHECK (id = 1), shape integer);
    CREATE TABLE editions_holds (part integer PRIMARY KEY, held bigint NOT NULL);
    INSERT INTO editions_holds (part, held) SELECT part, 0 FROM generate_series(0, 255) AS part;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql`DROP TABLE editions_holds, editions_state, departures, person_words, edition_words, listings, editions;`,
  )
}
