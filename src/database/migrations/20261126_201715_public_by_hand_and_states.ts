import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`payload_jobs_log\`;`)
  await db.run(sql`DROP TABLE \`payload_jobs\`;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`handover_kind\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`handover_note\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`handover_by_name\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`handover_at\` text;`)
  await db.run(sql`CREATE INDEX \`articles_handover_handover_kind_idx\` ON \`articles\` (\`handover_kind\`);`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_handover_kind\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_handover_note\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_handover_by_name\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_handover_at\` text;`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_handover_version_handover_kind_idx\` ON \`_articles_v\` (\`version_handover_kind\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_latest_published_idx\` ON \`_articles_v\` (\`latest\`,\`version__status\`,\`version_published_at\`);`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`label\` text;`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`is_public_by_hand\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`topics_label_idx\` ON \`topics\` (\`label\`);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`is_public_by_hand\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`authors\` ADD \`label\` text;`)
  await db.run(sql`ALTER TABLE \`authors\` ADD \`is_public_by_hand\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`authors\` ADD \`is_name_complete\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`authors_label_idx\` ON \`authors\` (\`label\`);`)
  await db.run(sql`ALTER TABLE \`contributors\` ADD \`label\` text;`)
  await db.run(sql`ALTER TABLE \`contributors\` ADD \`is_public_by_hand\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`contributors\` ADD \`is_name_complete\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`contributors_label_idx\` ON \`contributors\` (\`label\`);`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`label\` text;`)
  await db.run(sql`CREATE INDEX \`users_label_idx\` ON \`users\` (\`label\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`payload_jobs_log\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`executed_at\` text NOT NULL,
  	\`completed_at\` text NOT NULL,
  	\`task_slug\` text NOT NULL,
  	\`task_i_d\` text NOT NULL,
  	\`input\` text,
  	\`output\` text,
  	\`state\` text NOT NULL,
  	\`error\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`payload_jobs\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_jobs_log_order_idx\` ON \`payload_jobs_log\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_log_parent_id_idx\` ON \`payload_jobs_log\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_jobs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`input\` text,
  	\`completed_at\` text,
  	\`total_tried\` numeric DEFAULT 0,
  	\`has_error\` integer DEFAULT false,
  	\`error\` text,
  	\`task_slug\` text,
  	\`queue\` text DEFAULT 'default',
  	\`wait_until\` text,
  	\`processing\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_jobs_completed_at_idx\` ON \`payload_jobs\` (\`completed_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_total_tried_idx\` ON \`payload_jobs\` (\`total_tried\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_has_error_idx\` ON \`payload_jobs\` (\`has_error\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_task_slug_idx\` ON \`payload_jobs\` (\`task_slug\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_queue_idx\` ON \`payload_jobs\` (\`queue\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_wait_until_idx\` ON \`payload_jobs\` (\`wait_until\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_processing_idx\` ON \`payload_jobs\` (\`processing\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_updated_at_idx\` ON \`payload_jobs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_created_at_idx\` ON \`payload_jobs\` (\`created_at\`);`)
  await db.run(sql`DROP INDEX \`articles_handover_handover_kind_idx\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`handover_kind\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`handover_note\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`handover_by_name\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`handover_at\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_version_handover_version_handover_kind_idx\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_latest_published_idx\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_handover_kind\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_handover_note\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_handover_by_name\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_handover_at\`;`)
  await db.run(sql`DROP INDEX \`topics_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`topics\` DROP COLUMN \`label\`;`)
  await db.run(sql`ALTER TABLE \`topics\` DROP COLUMN \`is_public_by_hand\`;`)
  await db.run(sql`DROP INDEX \`authors_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`authors\` DROP COLUMN \`label\`;`)
  await db.run(sql`ALTER TABLE \`authors\` DROP COLUMN \`is_public_by_hand\`;`)
  await db.run(sql`ALTER TABLE \`authors\` DROP COLUMN \`is_name_complete\`;`)
  await db.run(sql`DROP INDEX \`contributors_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`contributors\` DROP COLUMN \`label\`;`)
  await db.run(sql`ALTER TABLE \`contributors\` DROP COLUMN \`is_public_by_hand\`;`)
  await db.run(sql`ALTER TABLE \`contributors\` DROP COLUMN \`is_name_complete\`;`)
  await db.run(sql`DROP INDEX \`users_label_idx\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`label\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`is_public_by_hand\`;`)
}
