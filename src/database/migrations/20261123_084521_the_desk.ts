import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`articles_slug_aliases\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`until\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`articles_slug_aliases_order_idx\` ON \`articles_slug_aliases\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`articles_slug_aliases_parent_id_idx\` ON \`articles_slug_aliases\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`articles_dismissed_findings\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`code\` text,
  	\`by_id\` text(36),
  	\`at\` text,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`articles_dismissed_findings_order_idx\` ON \`articles_dismissed_findings\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`articles_dismissed_findings_parent_id_idx\` ON \`articles_dismissed_findings\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_dismissed_findings_by_idx\` ON \`articles_dismissed_findings\` (\`by_id\`);`)
  await db.run(sql`CREATE TABLE \`_articles_v_version_slug_aliases\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`until\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_articles_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_articles_v_version_slug_aliases_order_idx\` ON \`_articles_v_version_slug_aliases\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_slug_aliases_parent_id_idx\` ON \`_articles_v_version_slug_aliases\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_articles_v_version_dismissed_findings\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`code\` text,
  	\`by_id\` text(36),
  	\`at\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_articles_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_articles_v_version_dismissed_findings_order_idx\` ON \`_articles_v_version_dismissed_findings\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_dismissed_findings_parent_id_idx\` ON \`_articles_v_version_dismissed_findings\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_dismissed_findings_by_idx\` ON \`_articles_v_version_dismissed_findings\` (\`by_id\`);`)
  await db.run(sql`CREATE TABLE \`schedules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article_id\` text(36),
  	\`action\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`time_zone\` text NOT NULL,
  	\`version\` text,
  	\`by_id\` text(36),
  	\`state\` text DEFAULT 'waiting' NOT NULL,
  	\`ended_at\` text,
  	\`failure\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`schedules_article_idx\` ON \`schedules\` (\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`schedules_at_idx\` ON \`schedules\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`schedules_by_idx\` ON \`schedules\` (\`by_id\`);`)
  await db.run(sql`CREATE INDEX \`schedules_state_idx\` ON \`schedules\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`schedules_updated_at_idx\` ON \`schedules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`schedules_created_at_idx\` ON \`schedules\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_at_idx\` ON \`schedules\` (\`state\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`preview_links\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article_id\` text(36),
  	\`version\` text,
  	\`expires_at\` text NOT NULL,
  	\`by_id\` text(36),
  	\`revoked_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`preview_links_article_idx\` ON \`preview_links\` (\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_by_idx\` ON \`preview_links\` (\`by_id\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_updated_at_idx\` ON \`preview_links\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`preview_links_created_at_idx\` ON \`preview_links\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`history_warnings\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`code\` text,
  	\`message\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`history\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`history_warnings_order_idx\` ON \`history_warnings\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`history_warnings_parent_id_idx\` ON \`history_warnings\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`history\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`article_id\` text NOT NULL,
  	\`headline\` text,
  	\`by_id\` text(36),
  	\`by_name\` text,
  	\`note\` text,
  	\`version\` text,
  	\`change_kind\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`history_kind_idx\` ON \`history\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`history_at_idx\` ON \`history\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`history_article_id_idx\` ON \`history\` (\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`history_by_idx\` ON \`history\` (\`by_id\`);`)
  await db.run(sql`CREATE INDEX \`history_updated_at_idx\` ON \`history\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`history_created_at_idx\` ON \`history\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`articleId_at_idx\` ON \`history\` (\`article_id\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`addresses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text NOT NULL,
  	\`article_id\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`addresses_slug_idx\` ON \`addresses\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`addresses_article_id_idx\` ON \`addresses\` (\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`addresses_updated_at_idx\` ON \`addresses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`addresses_created_at_idx\` ON \`addresses\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`users_purposes\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_purposes_order_idx\` ON \`users_purposes\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`users_purposes_parent_idx\` ON \`users_purposes\` (\`parent_id\`);`)
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
  await db.run(sql`ALTER TABLE \`articles\` ADD \`stage\` text DEFAULT 'draft';`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`change_kind\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`no_correction_needed\` integer;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`killed_at\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`killed_reason\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`killed_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`saved_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`saved_without_base\` integer;`)
  await db.run(sql`CREATE INDEX \`articles_stage_idx\` ON \`articles\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`articles_killed_killed_at_idx\` ON \`articles\` (\`killed_at\`);`)
  await db.run(sql`CREATE INDEX \`articles_killed_killed_by_idx\` ON \`articles\` (\`killed_by_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_saved_by_idx\` ON \`articles\` (\`saved_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_stage\` text DEFAULT 'draft';`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_change_kind\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_no_correction_needed\` integer;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_killed_at\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_killed_reason\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_killed_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_saved_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_saved_without_base\` integer;`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_stage_idx\` ON \`_articles_v\` (\`version_stage\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_killed_version_killed_at_idx\` ON \`_articles_v\` (\`version_killed_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_killed_version_killed_by_idx\` ON \`_articles_v\` (\`version_killed_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_saved_by_idx\` ON \`_articles_v\` (\`version_saved_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_latest_stage_idx\` ON \`_articles_v\` (\`latest\`,\`version_stage\`,\`version__status\`,\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_latest_created_by_idx\` ON \`_articles_v\` (\`latest\`,\`version_created_by_id\`,\`version__status\`,\`version_updated_at\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`schedules_id\` text(36) REFERENCES schedules(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`preview_links_id\` text(36) REFERENCES preview_links(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`history_id\` text(36) REFERENCES history(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`addresses_id\` text(36) REFERENCES addresses(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_schedules_id_idx\` ON \`payload_locked_documents_rels\` (\`schedules_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_preview_links_id_idx\` ON \`payload_locked_documents_rels\` (\`preview_links_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_history_id_idx\` ON \`payload_locked_documents_rels\` (\`history_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_addresses_id_idx\` ON \`payload_locked_documents_rels\` (\`addresses_id\`);`)
  // The text last again: SQLite reads a row's columns in order, and a long one hides what stands behind it.
  for (const [table, column] of [
    ['articles', 'body'],
    ['_articles_v', 'version_body'],
  ]) {
    await db.run(sql.raw(`ALTER TABLE \`${table}\` ADD \`moved\` text;`))
    await db.run(sql.raw(`UPDATE \`${table}\` SET \`moved\` = \`${column}\`;`))
    await db.run(sql.raw(`ALTER TABLE \`${table}\` DROP COLUMN \`${column}\`;`))
    await db.run(sql.raw(`ALTER TABLE \`${table}\` RENAME COLUMN \`moved\` TO \`${column}\`;`))
  }
  // What is published was ready.
  await db.run(sql`UPDATE \`articles\` SET \`stage\` = 'ready' WHERE \`_status\` = 'published';`)
  await db.run(
    sql`UPDATE \`_articles_v\` SET \`version_stage\` = 'ready' WHERE \`version__status\` = 'published';`,
  )
  // Stories that are public, or were, keep their addresses.
  await db.run(sql`INSERT INTO \`addresses\` (\`id\`, \`slug\`, \`article_id\`, \`updated_at\`, \`created_at\`)
    SELECT
      lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' ||
        substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
      \`slug\`, \`id\`, \`updated_at\`, \`created_at\`
    FROM \`articles\` WHERE \`published_at\` IS NOT NULL AND \`slug\` IS NOT NULL;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`articles_slug_aliases\`;`)
  await db.run(sql`DROP TABLE \`articles_dismissed_findings\`;`)
  await db.run(sql`DROP TABLE \`_articles_v_version_slug_aliases\`;`)
  await db.run(sql`DROP TABLE \`_articles_v_version_dismissed_findings\`;`)
  await db.run(sql`DROP TABLE \`schedules\`;`)
  await db.run(sql`DROP TABLE \`preview_links\`;`)
  await db.run(sql`DROP TABLE \`history_warnings\`;`)
  await db.run(sql`DROP TABLE \`history\`;`)
  await db.run(sql`DROP TABLE \`addresses\`;`)
  await db.run(sql`DROP TABLE \`users_purposes\`;`)
  await db.run(sql`DROP TABLE \`payload_jobs_log\`;`)
  await db.run(sql`DROP TABLE \`payload_jobs\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_articles\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`embargoed_until\` text,
  	\`published_at\` text,
  	\`revised_at\` text,
  	\`language\` text DEFAULT 'en',
  	\`word_count\` numeric,
  	\`created_by_id\` text(36),
  	\`kicker\` text,
  	\`headline\` text,
  	\`summary\` text,
  	\`dateline_located\` text,
  	\`dateline_source\` text,
  	\`dateline_text\` text,
  	\`picture_id\` text(36),
  	\`credit_line\` text,
  	\`wire_agency\` text,
  	\`wire_source_id\` text,
  	\`wire_version\` text,
  	\`wire_usage_terms\` text,
  	\`wire_dispatch_id\` text(36),
  	\`wire_story_key\` text,
  	\`wire_is_edited\` integer DEFAULT false,
  	\`ed_note\` text,
  	\`search_title\` text,
  	\`search_description\` text,
  	\`share_picture_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	\`body\` text,
  	FOREIGN KEY (\`created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`wire_dispatch_id\`) REFERENCES \`dispatches\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`share_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_articles\`("id", "slug", "embargoed_until", "published_at", "revised_at", "language", "word_count", "created_by_id", "kicker", "headline", "summary", "dateline_located", "dateline_source", "dateline_text", "picture_id", "credit_line", "wire_agency", "wire_source_id", "wire_version", "wire_usage_terms", "wire_dispatch_id", "wire_story_key", "wire_is_edited", "ed_note", "search_title", "search_description", "share_picture_id", "updated_at", "created_at", "deleted_at", "_status", "body") SELECT "id", "slug", "embargoed_until", "published_at", "revised_at", "language", "word_count", "created_by_id", "kicker", "headline", "summary", "dateline_located", "dateline_source", "dateline_text", "picture_id", "credit_line", "wire_agency", "wire_source_id", "wire_version", "wire_usage_terms", "wire_dispatch_id", "wire_story_key", "wire_is_edited", "ed_note", "search_title", "search_description", "share_picture_id", "updated_at", "created_at", "deleted_at", "_status", "body" FROM \`articles\`;`)
  await db.run(sql`DROP TABLE \`articles\`;`)
  await db.run(sql`ALTER TABLE \`__new_articles\` RENAME TO \`articles\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE UNIQUE INDEX \`articles_slug_idx\` ON \`articles\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`articles_embargoed_until_idx\` ON \`articles\` (\`embargoed_until\`);`)
  await db.run(sql`CREATE INDEX \`articles_published_at_idx\` ON \`articles\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`articles_created_by_idx\` ON \`articles\` (\`created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_picture_idx\` ON \`articles\` (\`picture_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_wire_wire_dispatch_idx\` ON \`articles\` (\`wire_dispatch_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`articles_wire_wire_story_key_idx\` ON \`articles\` (\`wire_story_key\`);`)
  await db.run(sql`CREATE INDEX \`articles_share_share_picture_idx\` ON \`articles\` (\`share_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_updated_at_idx\` ON \`articles\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`articles_created_at_idx\` ON \`articles\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`articles_deleted_at_idx\` ON \`articles\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`articles__status_idx\` ON \`articles\` (\`_status\`);`)
  await db.run(sql`CREATE INDEX \`_status_publishedAt_idx\` ON \`articles\` (\`_status\`,\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`_status_embargoedUntil_idx\` ON \`articles\` (\`_status\`,\`embargoed_until\`);`)
  await db.run(sql`CREATE TABLE \`__new__articles_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_slug\` text,
  	\`version_embargoed_until\` text,
  	\`version_published_at\` text,
  	\`version_revised_at\` text,
  	\`version_language\` text DEFAULT 'en',
  	\`version_word_count\` numeric,
  	\`version_created_by_id\` text(36),
  	\`version_kicker\` text,
  	\`version_headline\` text,
  	\`version_summary\` text,
  	\`version_dateline_located\` text,
  	\`version_dateline_source\` text,
  	\`version_dateline_text\` text,
  	\`version_picture_id\` text(36),
  	\`version_credit_line\` text,
  	\`version_wire_agency\` text,
  	\`version_wire_source_id\` text,
  	\`version_wire_version\` text,
  	\`version_wire_usage_terms\` text,
  	\`version_wire_dispatch_id\` text(36),
  	\`version_wire_story_key\` text,
  	\`version_wire_is_edited\` integer DEFAULT false,
  	\`version_ed_note\` text,
  	\`version_search_title\` text,
  	\`version_search_description\` text,
  	\`version_share_picture_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`latest\` integer,
  	\`version_body\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_created_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_wire_dispatch_id\`) REFERENCES \`dispatches\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_share_picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__articles_v\`("id", "parent_id", "version_slug", "version_embargoed_until", "version_published_at", "version_revised_at", "version_language", "version_word_count", "version_created_by_id", "version_kicker", "version_headline", "version_summary", "version_dateline_located", "version_dateline_source", "version_dateline_text", "version_picture_id", "version_credit_line", "version_wire_agency", "version_wire_source_id", "version_wire_version", "version_wire_usage_terms", "version_wire_dispatch_id", "version_wire_story_key", "version_wire_is_edited", "version_ed_note", "version_search_title", "version_search_description", "version_share_picture_id", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest", "version_body") SELECT "id", "parent_id", "version_slug", "version_embargoed_until", "version_published_at", "version_revised_at", "version_language", "version_word_count", "version_created_by_id", "version_kicker", "version_headline", "version_summary", "version_dateline_located", "version_dateline_source", "version_dateline_text", "version_picture_id", "version_credit_line", "version_wire_agency", "version_wire_source_id", "version_wire_version", "version_wire_usage_terms", "version_wire_dispatch_id", "version_wire_story_key", "version_wire_is_edited", "version_ed_note", "version_search_title", "version_search_description", "version_share_picture_id", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "latest", "version_body" FROM \`_articles_v\`;`)
  await db.run(sql`DROP TABLE \`_articles_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__articles_v\` RENAME TO \`_articles_v\`;`)
  await db.run(sql`CREATE INDEX \`_articles_v_parent_idx\` ON \`_articles_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_slug_idx\` ON \`_articles_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_embargoed_until_idx\` ON \`_articles_v\` (\`version_embargoed_until\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_published_at_idx\` ON \`_articles_v\` (\`version_published_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_created_by_idx\` ON \`_articles_v\` (\`version_created_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_picture_idx\` ON \`_articles_v\` (\`version_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_wire_version_wire_dispatch_idx\` ON \`_articles_v\` (\`version_wire_dispatch_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_wire_version_wire_story_key_idx\` ON \`_articles_v\` (\`version_wire_story_key\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_share_version_share_picture_idx\` ON \`_articles_v\` (\`version_share_picture_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_updated_at_idx\` ON \`_articles_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_created_at_idx\` ON \`_articles_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_deleted_at_idx\` ON \`_articles_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version__status_idx\` ON \`_articles_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_created_at_idx\` ON \`_articles_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_updated_at_idx\` ON \`_articles_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_latest_idx\` ON \`_articles_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`version__status_version_publishedAt_idx\` ON \`_articles_v\` (\`version__status\`,\`version_published_at\`);`)
  await db.run(sql`CREATE INDEX \`version__status_version_embargoedUntil_idx\` ON \`_articles_v\` (\`version__status\`,\`version_embargoed_until\`);`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`articles_id\` text(36),
  	\`topics_id\` text(36),
  	\`media_id\` text(36),
  	\`authors_id\` text(36),
  	\`contributors_id\` text(36),
  	\`dispatches_id\` text(36),
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`articles_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`authors_id\`) REFERENCES \`authors\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`contributors_id\`) REFERENCES \`contributors\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`dispatches_id\`) REFERENCES \`dispatches\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "articles_id", "topics_id", "media_id", "authors_id", "contributors_id", "dispatches_id", "users_id") SELECT "id", "order", "parent_id", "path", "articles_id", "topics_id", "media_id", "authors_id", "contributors_id", "dispatches_id", "users_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_articles_id_idx\` ON \`payload_locked_documents_rels\` (\`articles_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_topics_id_idx\` ON \`payload_locked_documents_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_authors_id_idx\` ON \`payload_locked_documents_rels\` (\`authors_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_contributors_id_idx\` ON \`payload_locked_documents_rels\` (\`contributors_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_dispatches_id_idx\` ON \`payload_locked_documents_rels\` (\`dispatches_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
}
