import type { Answer } from '../newsroom'

interface Body {
  readonly id?: string
  readonly doc?: { readonly id?: string }
  readonly data?: Readonly<Record<string, { readonly id?: string } | null>> | null
  readonly errors?: readonly {
    readonly message?: string
    readonly extensions?: { readonly statusCode?: number }
  }[]
}

/** How an answer counts: GraphQL's has its status in its errors, and “there is none” for one that is nobody’s to see. */
export function statusOf({ status, body }: Answer): number {
  const { data, errors } = body as Body
  if (errors?.[0]?.extensions?.statusCode) return errors[0].extensions.statusCode
  if (status !== 200 || !data) return status
  if (errors) return 400
  return Object.values(data).every((value) => value === null) ? 404 : 200
}

/** The id of the record that was made or changed. */
export function idIn({ body }: Answer): string | undefined {
  const { id, doc, data } = body as Body
  return id ?? doc?.id ?? Object.values(data ?? {})[0]?.id
}

/** What refuses: who you are is not known, not enough, or there is nothing here for you. */
export const isRefusal = (status: number): boolean => [401, 403, 404].includes(status)

export const isDone = (status: number): boolean => status >= 200 && status < 300
