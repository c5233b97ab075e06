import { APIError } from 'payload'

export interface FieldError {
  readonly path: string
  readonly message: string
}

/**
 * A refusal that a client can act on: a stable code (lower case with hyphens), what was received, and a message that says what to do.
 * `path` names the field at which the panel shows it.
 */
export class Refusal extends APIError {
  /** Further properties of the response, beside `code` and `errors`. */
  readonly details: object

  constructor({
    status,
    code,
    message,
    received,
    path,
    errors = path ? [{ path, message }] : [],
    details = {},
  }: {
    status: number
    code: string
    message: string
    received?: unknown
    path?: string
    /** For a refusal that concerns several fields. */
    errors?: readonly FieldError[]
    details?: object
  }) {
    super(
      message,
      status,
      { ...details, code, ...(received === undefined ? {} : { received }), errors },
      true,
    )
    this.name = 'Refusal'
    this.details = details
  }
}

/** The format of every error response: Payload's own, with a stable code in `data`. */
export interface ErrorBody {
  readonly errors: readonly {
    readonly message: string
    readonly data: {
      readonly code: string
      readonly received?: unknown
      readonly errors: readonly FieldError[]
    }
  }[]
}

const CODES_BY_NAME: Readonly<Record<string, string>> = {
  AuthenticationError: 'sign-in-failed',
  FileUploadError: 'upload-refused',
  Forbidden: 'forbidden',
  InvalidFieldRelationship: 'bad-relation',
  Locked: 'document-locked',
  LockedAuth: 'account-locked',
  LockTimeout: 'database-busy',
  MissingFile: 'file-missing',
  NotFound: 'not-found',
  QueryError: 'bad-query',
  UnauthorizedError: 'sign-in-required',
  UnverifiedEmail: 'e-mail-unverified',
  ValidationError: 'validation',
}

const CODES_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'sign-in-required',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported-media-type',
  422: 'refused',
  429: 'too-many-requests',
  503: 'unavailable',
  507: 'disk-full',
}

/** The stable code of an error thrown by Payload or Dateline with this status. For database errors see `database/faultOf`. */
export function codeOf({ error, status }: { error: unknown; status: number }): string {
  const { name, data } = (error ?? {}) as { name?: string; data?: { code?: unknown } | null }
  if (typeof data?.code === 'string') return data.code
  return CODES_BY_NAME[name ?? ''] ?? CODES_BY_STATUS[status] ?? (status < 500 ? 'bad-request' : 'internal')
}

/** An error in the format of responses. */
export function errorBody({
  code,
  message,
  received,
  errors = [],
}: {
  code: string
  message: string
  received?: unknown
  errors?: readonly FieldError[]
}): ErrorBody {
  return { errors: [{ message, data: { code, ...(received === undefined ? {} : { received }), errors } }] }
}

export interface Cause {
  readonly name?: unknown
  readonly message?: unknown
  readonly code?: unknown
  readonly status?: unknown
  readonly errorLabels?: unknown
}

/** An error and its chain of causes, outermost first: the database's own error is the cause of the query's. */
export function causes(error: unknown): Cause[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}
