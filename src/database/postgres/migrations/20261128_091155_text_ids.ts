import { sql, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Ids become texts, so that a newsroom from another engine keeps its own. No column can be changed while a foreign key ties it to one of
 * the other type, so these are taken off and put back as they were. Compared by their code points (`COLLATE "C"`), as every text.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    DO $$
    DECLARE
      keys text[];
      change text;
    BEGIN
      SELECT array_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)))
        INTO keys FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace;
      FOR change IN
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
          FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
        UNION ALL
        SELECT format('ALTER TABLE %I ', table_name) ||
               string_agg(format('ALTER %1$I TYPE varchar COLLATE "C"', column_name), ', ')
          FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'uuid'
          GROUP BY table_name
      LOOP
        EXECUTE change;
      END LOOP;
      FOREACH change IN ARRAY keys LOOP
        EXECUTE change;
      END LOOP;
    END $$;
  `)
}
