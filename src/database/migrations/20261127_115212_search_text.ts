import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_search_text\` text;`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`authors\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`contributors\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`search_text\` text;`)
  await db.run(sql`ALTER TABLE articles ADD body_last text;`)
  await db.run(sql`UPDATE articles SET body_last = body;`)
  await db.run(sql`ALTER TABLE articles DROP COLUMN body;`)
  await db.run(sql`ALTER TABLE articles RENAME COLUMN body_last TO body;`)
  await db.run(sql`ALTER TABLE _articles_v ADD version_body_last text;`)
  await db.run(sql`UPDATE _articles_v SET version_body_last = version_body;`)
  await db.run(sql`ALTER TABLE _articles_v DROP COLUMN version_body;`)
  await db.run(sql`ALTER TABLE _articles_v RENAME COLUMN version_body_last TO version_body;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_search_text\`;`)
  await db.run(sql`ALTER TABLE \`topics\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`authors\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`contributors\` DROP COLUMN \`search_text\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`search_text\`;`)
}
