import type { Pool } from 'pg'

/**
 * Has the server look at its tables where it has no statistics of the stories, as after a restore. Without them it sorts all stories to give
 * Payload the newest ten. It does so by itself, but only after a minute, and not where autovacuum is off. Gives whether it was needed.
 */
export async function analyzeUnknown(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ unknown: boolean }>(
    `SELECT EXISTS (SELECT FROM articles) AND NOT EXISTS (
       SELECT FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'articles') AS unknown`,
  )
  if (!rows[0]?.unknown) return false
  // Of several servers that start at once one does it. In one query with its limit: a connection of the pool goes on to other statements.
  await pool.query('BEGIN; SET LOCAL statement_timeout = 0; ANALYZE (SKIP_LOCKED); COMMIT')
  return true
}
