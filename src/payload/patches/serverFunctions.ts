/**
 * What the panel's pages may call on the server, as Payload is to run it: undefined for anything else.
 *
 * Upstream, Payload 3.90.2 (`@payloadcms/next`, `handleServerFunctions.js`): the name is looked up in a plain object, where `constructor` is one
 * too and answers with the request; functions of settings that are off here exist too. Its check for stale data asks once, and then
 * blocks the editor until the page is loaded again. Why that is wrong here: a signed-in user reads what is not theirs, and unsaved words are lost;
 * here every save finds out, and shows both texts (`admin/saving`). Upstream issue: no issue known for the look-up;
 * https://github.com/payloadcms/payload/pull/15749 and https://github.com/payloadcms/payload/issues/16376 for the check.
 * On upgrade: which names has `baseServerFunctions`, and has `form-state` still `checkForStaleData`?
 */
export function allowedCall<Args extends object>({
  name,
  args,
}: {
  name: string
  args: Args
}): { name: string; args: Args } | undefined {
  if (!FUNCTIONS.has(name)) return undefined
  return { name, args: name === 'form-state' ? { ...args, checkForStaleData: false } : args }
}

/** Whether an error is an answer (4xx, or Payload's bare `Unauthorized`), and no fault of the server. */
export function isRefusal(error: unknown): boolean {
  const status = (error as { status?: unknown } | undefined)?.status
  const isUnauthorized = error instanceof Error && error.message === 'Unauthorized'
  return isUnauthorized || (typeof status === 'number' && status >= 400 && status < 500)
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'form-state',
  'get-default-layout',
  'render-document',
  'render-document-slots',
  'render-field',
  'render-list',
  'render-widget',
  'table-state',
])
