/** An answer of the server, its body read to the end. */
export interface Answer {
  readonly status: number
  readonly bytes: Buffer
  /** What the bytes are, where they are JSON. */
  readonly body: { doc?: { id?: string }; errors?: { message: string; data?: { code?: string } }[] }
}

/** Who signs in, and where. */
interface SignIn {
  readonly url: string
  readonly email: string
  readonly password: string
}

/** Somebody who works at a newsroom's server by REST, signed in. */
export interface Desk {
  readonly token: string
  ask(path: string, options?: { method?: string; body?: object | FormData }): Promise<Answer>
}

/** Signs in at a running server. A request that the server did not answer rejects. */
export async function signIn(account: SignIn): Promise<Desk> {
  const { status, token } = await askForToken(account)
  if (!token) throw new Error(`Signing in was answered with ${status}.`)
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

/** How a sign-in was answered, and the token of the session where there is one now. */
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
    // A picture's bytes, or an answer that was cut: its status is what counts.
    return {}
  }
}
