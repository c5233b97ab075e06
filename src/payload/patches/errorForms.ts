import { codeOf, errorBody } from '../../errors'

/**
 * An error of REST in the one form that every error of this server has: `{ errors: [{ message, data: { code, errors } }] }`.
 *
 * Upstream, Payload 3.90.2: some refusals are a bare `{ message }` or an error without data, and a bulk answer lists errors without codes, with
 * the words of what went wrong inside the server. Why that is wrong here: a client cannot tell one refusal from another, and the words could hold
 * anything. Upstream issue: no issue known.
 * On upgrade: has a bulk answer still `docs` and `errors: [{ id, isPublic, message }]`?
 */
export async function inRestForm(response: Response): Promise<Response> {
  const { status } = response
  if (status < 400 || !response.headers.get('content-type')?.includes('json')) return response
  const body = (await response.json()) as RefusalBody
  if (Array.isArray(body.docs)) {
    return withBody(response, { ...body, errors: (body.errors ?? []).map(ofOneRecord) })
  }
  if (body.errors?.every(({ data }) => data)) return withBody(response, body)
  const message = body.message ?? body.errors?.[0]?.message ?? 'The request was refused.'
  return withBody(response, errorBody({ code: codeOf({ error: null, status }), message }))
}

/**
 * The same for GraphQL. graphql-http refuses a document that it cannot read, or that asks for what does not exist, without a code, and as
 * plain JSON with status 200 (GraphQL over HTTP, section 6.4.1).
 */
export async function inGraphqlForm(response: Response): Promise<Response> {
  const text = await response.text()
  if (!text.startsWith('{"errors":')) return new Response(text, response)
  const { errors = [], ...rest } = JSON.parse(text) as RefusalBody
  const extensions = { statusCode: 400, data: { code: 'bad-query', errors: [] } }
  // What was refused before GraphQL was entered comes in the form of REST.
  const inForm = ({ data, ...error }: BareError) =>
    data ? { extensions: { statusCode: response.status, data }, ...error } : { extensions, ...error }
  const body = { ...rest, errors: errors.map(inForm) }
  return withBody('data' in rest ? response : refused(response, errors), body)
}

/**
 * Of many records some may be changed and some refused; Payload has dropped the codes of the refusals by then. What
 * went wrong inside the server is not told: Payload would send its words along.
 */
function ofOneRecord({ id, isPublic, message }: BareError) {
  const told = isPublic
    ? { code: 'refused', message }
    : { code: 'internal', message: 'Something went wrong.' }
  return { id, ...errorBody({ ...told, received: id }).errors[0] }
}

/** What the gate refused before it was executed has the gate's own status. */
function refused(response: Response, errors: readonly BareError[]): Response {
  const own = errors.map(({ extensions }) => (extensions as { statusCode?: number } | undefined)?.statusCode)
  const status = own.find((each) => each !== undefined) ?? response.status
  return new Response(null, { headers: response.headers, status })
}

function withBody(response: Response, body: object): Response {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  if (response.status === 503 && !isCommitUnknown(body)) headers.set('retry-after', RETRY_AFTER_S)
  return Response.json(body, { headers, status: response.status })
}

/** Who is told to come back would save a second time what may be saved already. */
function isCommitUnknown({ errors = [] }: RefusalBody): boolean {
  return errors.some(({ data }) => (data as { code?: unknown } | undefined)?.code === 'commit-unknown')
}

/** What Payload or graphql-http answers where it does not use its own error form. */
interface RefusalBody {
  readonly docs?: unknown
  readonly message?: string
  readonly errors?: readonly BareError[]
}

interface BareError {
  readonly id?: unknown
  readonly isPublic?: boolean
  readonly message: string
  readonly data?: unknown
  readonly extensions?: unknown
}

/** How many seconds whoever is told 503 should wait (RFC 9110, section 10.2.3). */
export const RETRY_AFTER_S = '5'
