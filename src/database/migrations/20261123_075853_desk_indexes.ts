import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE INDEX \`_articles_v_latest_stage_idx\` ON \`_articles_v\` (\`latest\`,\`version_stage\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_latest_created_by_idx\` ON \`_articles_v\` (\`latest\`,\`version_created_by_id\`,\`version_updated_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`_articles_v_latest_stage_idx\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_latest_created_by_idx\`;`)
}
