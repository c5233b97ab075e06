/**
 * Checks a server function call from the panel and returns it as Payload should run it; undefined if it is not allowed.
 *
 * Upstream, Payload 3.90.2 (`@payloadcms/next`, `handleServerFunctions.js`): the name is looked up in a plain object, so `constructor` is
 * found and returns the request; functions of disabled features exist too. Its check for stale data runs once, and then blocks the editor
 * until the page is reloaded. Why that is wrong here: a signed-in user can read data without permission, and unsaved text is lost; here
 * every save detects the conflict and shows both texts (`admin/saving`). Upstream issue: no issue known for the look-up;
 * https://github.com/payloadcms/payload/pull/15749 and https://github.com/payloadcms/payload/issues/16376 for the check.
 * On upgrade: which names does `baseServerFunctions` have, and does `form-state` still have `checkForStaleData`?
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

/** Whether an error is a client error (4xx, or Payload's bare `Unauthorized`) and not a server fault. */
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
