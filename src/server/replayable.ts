import { Kind, OperationTypeNode, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql'

/** Requests of one transaction each: if one is rejected, nothing has been written. */
const SINGLE_WRITES: readonly (readonly [method: string, path: RegExp])[] = [
  ['POST', /^\/api\/[\w-]+$/],
  ['POST', /^\/api\/[\w-]+\/(login|logout|refresh-token|reset-password|unlock)$/],
  ['POST', /^\/api\/[\w-]+\/(versions\/[\w-]+|[\w-]+\/duplicate)$/],
  [
    'POST',
    /^\/api\/articles\/[\w-]+\/(kill|lift-kill|notes|preview-links|publish|return|schedule|submit|unpublish)$/,
  ],
  ['PATCH', /^\/api\/[\w-]+\/[\w-]+$/],
  ['DELETE', /^\/api\/[\w-]+\/[\w-]+$/],
]

/**
 * Whether a REST request that failed with a write conflict may be retried: it writes one record in one transaction.
 * Bulk changes may have changed some records; files are outside the database.
 */
export function canReplayRest(request: Request): boolean {
  const { pathname } = new URL(request.url)
  if (/^\/api\/media(\/|$)/.test(pathname)) return false
  return SINGLE_WRITES.some(([method, path]) => request.method === method && path.test(pathname))
}

/** Whether a GraphQL request may be retried: it is one mutation of one field. Each field is committed separately. */
export async function canReplayGraphql(request: Request): Promise<boolean> {
  if (!request.headers.get('content-type')?.includes('json')) return false
  const body = await bodyOf(request.clone())
  const document = body && documentOf(body.query)
  return document ? isOneMutation(document, body.operationName) : false
}

interface GraphqlBody {
  readonly query?: unknown
  readonly operationName?: unknown
}

/** Unparsable bodies are not retried; Payload reports the error. */
async function bodyOf(request: Request): Promise<GraphqlBody | undefined> {
  try {
    return ((await request.json()) ?? undefined) as GraphqlBody | undefined
  } catch {
    return undefined
  }
}

function documentOf(query: unknown): DocumentNode | undefined {
  // Most requests are queries, and need no parsing.
  if (typeof query !== 'string' || !query.includes('mutation')) return undefined
  try {
    return parse(query, { maxTokens: 10_000 })
  } catch {
    return undefined
  }
}

function isOneMutation({ definitions }: DocumentNode, name: unknown): boolean {
  const operations = definitions.filter(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  )
  const chosen =
    operations.length === 1 ? operations[0] : operations.find((each) => each.name?.value === name)
  if (chosen?.operation !== OperationTypeNode.MUTATION) return false
  const { selections } = chosen.selectionSet
  return selections.length === 1 && selections[0]?.kind === Kind.FIELD
}
