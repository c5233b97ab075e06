import type { PayloadRequest } from 'payload'

/** What was sent with an action; the server has found it to be an object. Nothing where nothing was. */
export async function jsonBody(req: PayloadRequest): Promise<Record<string, unknown>> {
  const text = (await req.text?.()) ?? ''
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}
