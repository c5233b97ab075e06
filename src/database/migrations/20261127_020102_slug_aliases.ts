import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`topics_slug_aliases\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`until\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`topics_slug_aliases_order_idx\` ON \`topics_slug_aliases\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`topics_slug_aliases_parent_id_idx\` ON \`topics_slug_aliases\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`topics_slug_aliases_slug_idx\` ON \`topics_slug_aliases\` (\`slug\`);`)
  await db.run(sql`CREATE TABLE \`authors_slug_aliases\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`until\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`authors\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`authors_slug_aliases_order_idx\` ON \`authors_slug_aliases\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`authors_slug_aliases_parent_id_idx\` ON \`authors_slug_aliases\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`authors_slug_aliases_slug_idx\` ON \`authors_slug_aliases\` (\`slug\`);`)
  await db.run(sql`CREATE TABLE \`contributors_slug_aliases\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`until\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`contributors\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`contributors_slug_aliases_order_idx\` ON \`contributors_slug_aliases\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`contributors_slug_aliases_parent_id_idx\` ON \`contributors_slug_aliases\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`contributors_slug_aliases_slug_idx\` ON \`contributors_slug_aliases\` (\`slug\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`topics_slug_aliases\`;`)
  await db.run(sql`DROP TABLE \`authors_slug_aliases\`;`)
  await db.run(sql`DROP TABLE \`contributors_slug_aliases\`;`)
}
