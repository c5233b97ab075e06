import { Client } from 'pg'

/** A step of a statement's plan as PostgreSQL tells it, after it was carried out. */
export interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly 'Rows Removed by Join Filter'?: number
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly PlanNode[]
}

/** A statement that was carried out, and how. */
export interface Explained {
  readonly sql: string
  readonly plan: PlanNode
}

/** Has PostgreSQL send the plan of each statement with its answer: for PGOPTIONS, before the first connection. */
export const EXPLAIN_ALL = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_analyze=on',
  'auto_explain.log_buffers=on',
  'auto_explain.log_timing=off',
  'auto_explain.log_format=json',
  'auto_explain.log_level=notice',
]
  .map((setting) => `-c ${setting}`)
  .join(' ')

/** Notes the plans of all statements on connections that are made from now on. `take` gives those since it was last called. */
export function notePlans(): { take(): Explained[] } {
  let noted: Explained[] = []
  Client.prototype.connect = new Proxy(Client.prototype.connect, {
    apply(connect, client: Client, args) {
      client.on('notice', ({ message = '' }) => {
        const [, json] = /^duration: .*? plan:\n([\s\S]*)$/.exec(message) ?? []
        if (!json) return
        const told = JSON.parse(json) as { 'Query Text': string; Plan: PlanNode }
        noted.push({ sql: told['Query Text'], plan: told.Plan })
      })
      return Reflect.apply(connect, client, args)
    },
  })
  return {
    take() {
      const taken = noted
      noted = []
      return taken
    },
  }
}

/** A plan's steps, each before those that it is made of. */
export function stepsOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(stepsOf)]
}

/** How many rows a step looked at, those included that it did not give. */
export function rowsRead(step: PlanNode): number {
  const removed =
    (step['Rows Removed by Filter'] ?? 0) +
    (step['Rows Removed by Index Recheck'] ?? 0) +
    (step['Rows Removed by Join Filter'] ?? 0)
  return Math.round((step['Actual Rows'] + removed) * step['Actual Loops'])
}

/** A plan in one line: `Limit < Index Scan of editions by editions_slug_key (1)`, with the rows that each step looked at. */
export function lineOf(plan: PlanNode): string {
  return stepsOf(plan)
    .map((step) => {
      const of = step['Relation Name'] ? ` of ${step['Relation Name']}` : ''
      const by = step['Index Name'] ? ` by ${step['Index Name']}` : ''
      return `${step['Node Type']}${of}${by} (${rowsRead(step)})`
    })
    .join(' < ')
}
