import { codeOf, errorBody } from '../../errors'

/**
 * Converts a REST error to this server's single error format: `{ errors: [{ message, data: { code, errors } }] }`.
 *
 * Upstream, Payload 3.90.2: some rejections are a bare `{ message }` or an error without data, and a bulk response lists errors without
 * codes and with internal messages. Why that is wrong here: clients cannot tell errors apart, and the messages could contain anything.
 * Upstream issue: no issue known.
 * On upgrade: does a bulk response still have `docs` and `errors: [{ id, isPublic, message }]`?
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
 * Does the same for GraphQL. graphql-http rejects unparsable documents and unknown fields without a code, as plain JSON with status 200
 * (GraphQL over HTTP, section 6.4.1).
 */
export async function inGraphqlForm(response: Response): Promise<Response> {
  const text = await response.text()
  if (!text.startsWith('{"errors":')) return new Response(text, response)
  const { errors = [], ...rest } = JSON.parse(text) as RefusalBody
  const extensions = { statusCode: 400, data: { code: 'bad-query', errors: [] } }
  // Errors from before GraphQL execution arrive in the REST format.
  const inForm = ({ data, ...error }: BareError) =>
    data ? { extensions: { statusCode: response.status, data }, ...error } : { extensions, ...error }
  const body = { ...rest, errors: errors.map(inForm) }
  return withBody('data' in rest ? response : refused(response, errors), body)
}

/**
 * The error of one record in a bulk response; Payload has already dropped its code. Internal errors are replaced, because Payload would
 * expose their messages.
 */
function ofOneRecord({ id, isPublic, message }: BareError) {
  const told = isPublic
    ? { code: 'refused', message }
    : { code: 'internal', message: 'Something went wrong.' }
  return { id, ...errorBody({ ...told, received: id }).errors[0] }
}

/** Errors thrown by validation before execution carry their own status. */
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

/** Without `retry-after`: a client that retries could save again what may already be saved. */
function isCommitUnknown({ errors = [] }: RefusalBody): boolean {
  return errors.some(({ data }) => (data as { code?: unknown } | undefined)?.code === 'commit-unknown')
}

/** The formats of Payload and graphql-http that differ from this server's error format. */
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

/** Seconds a client should wait after a 503 (RFC 9110, section 10.2.3). */
export const RETRY_AFTER_S = '5'
