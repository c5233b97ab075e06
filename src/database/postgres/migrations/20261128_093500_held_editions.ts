import { sql, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Stories under an embargo, in an order by which they can be asked for some at a time. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    CREATE INDEX editions_held ON editions (embargoed_until, key) WHERE embargoed_until IS NOT NULL;
    DROP INDEX editions_embargoed_until;
  `)
}

