/** A response of the server, its body read to the end. */
export interface Answer {
  readonly status: number
  readonly bytes: Buffer
  /** The parsed body, if it is JSON. */
  readonly body: { doc?: { id?: string }; errors?: { message: string; data?: { code?: string } }[] }
}

/** An account and the server to sign in to. */
interface SignIn {
  readonly url: string
  readonly email: string
  readonly password: string
}

/** A signed-in user of a newsroom's REST API. */
export interface Desk {
  readonly token: string
  ask(path: string, options?: { method?: string; body?: object | FormData }): Promise<Answer>
}

/** Signs in at a running server. Rejects if the server does not respond. */
export async function signIn(account: SignIn): Promise<Desk> {
  const { status, token } = await askForToken(account)
  if (!token) throw new Error(`Signing in failed with status ${status}.`)
  return {
    token,
    async ask(path, { method = 'GET', body } = {}) {
      const isForm = body instanceof FormData
      const answer = await fetch(`${account.url}${path}`, {
        method,
        headers: {
          authorization: `JWT ${token}`,
          ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
        },
        body: isForm ? body : body && JSON.stringify(body),
      })
      const bytes = Buffer.from(await answer.arrayBuffer())
      return { status: answer.status, bytes, body: parsed(bytes) }
    },
  }
}

/** Signs in; returns the status of the response and, if it succeeded, the session's token. */
export async function askForToken({
  url,
  email,
  password,
}: SignIn): Promise<{ status: number; token: string | undefined }> {
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const { token } = (await response.json()) as { token?: string }
  return { status: response.status, token }
}

function parsed(bytes: Buffer): Answer['body'] {
  try {
    return JSON.parse(bytes.toString('utf8')) as Answer['body']
  } catch {
    // A picture's bytes, or a truncated response: only the status matters.
    return {}
  }
}
