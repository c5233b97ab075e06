import type { Pool } from 'pg'

/**
 * Runs ANALYZE if the server has no statistics for the stories, as after a restore. Without them it sorts all stories to return the newest
 * ten. Autovacuum would do it, but only after a minute, and not if it is off. Returns whether it was needed.
 */
export async function analyzeUnknown(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ unknown: boolean }>(
    `SELECT EXISTS (SELECT FROM articles) AND NOT EXISTS (
       SELECT FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'articles') AS unknown`,
  )
  if (!rows[0]?.unknown) return false
  // If several servers start at once, only one does it. One query with its own timeout: the pooled connection is reused for other
  // statements.
  await pool.query('BEGIN; SET LOCAL statement_timeout = 0; ANALYZE (SKIP_LOCKED); COMMIT')
  return true
}
