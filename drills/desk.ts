/** An answer of the server, its body read to the end. */
export interface Answer {
  readonly status: number
  readonly body: { doc?: { id?: string }; errors?: { message: string; data?: { code?: string } }[] }
}

/** Somebody who works at a newsroom's server by REST, signed in. */
export interface Desk {
  ask(path: string, options?: { method?: string; body?: object | FormData }): Promise<Answer>
}

/** Signs in at a running server. A request that the server did not answer rejects. */
export async function signIn({
  url,
  email,
  password,
}: {
  url: string
  email: string
  password: string
}): Promise<Desk> {
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const { token } = (await response.json()) as { token?: string }
  if (!token) throw new Error(`Signing in was answered with ${response.status}.`)
  return {
    async ask(path, { method = 'GET', body } = {}) {
      const isForm = body instanceof FormData
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `JWT ${token}`,
          ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
        },
        body: isForm ? body : body && JSON.stringify(body),
      })
      const text = await answer.text()
      return { status: answer.status, body: parsed(text) }
    },
  }
}

/** A story's text in one paragraph, as the editor sends it. */
export function bodyOf(text: string): object {
  const element = { direction: null, format: '', indent: 0, version: 1 }
  const words = { type: 'text', text, version: 1 }
  return {
    root: { ...element, type: 'root', children: [{ ...element, type: 'paragraph', children: [words] }] },
  }
}

function parsed(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body']
  } catch {
    // A picture's bytes, or an answer that was cut: its status is what counts.
    return {}
  }
}
