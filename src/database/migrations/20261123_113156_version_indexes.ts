import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE INDEX \`_articles_v_parent_latest_idx\` ON \`_articles_v\` (\`parent_id\`,\`latest\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_slug_latest_idx\` ON \`_articles_v\` (\`version_slug\`,\`latest\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`_articles_v_parent_latest_idx\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_slug_latest_idx\`;`)
}
