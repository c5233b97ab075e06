import { Agent, request } from 'node:http'

import type { Asker, HostileRequest } from './requests'

export interface HostileAnswer {
  readonly sent: HostileRequest
  /** 0 where the server closed the connection without an answer. */
  readonly status: number
  /** The first error's stable code, where there is one. */
  readonly code: string
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Sends requests as they are, `atOnce` of them at a time; fetch would put their addresses right. */
export async function sendHostile({
  url,
  requests,
  tokenOf,
  atOnce,
  onAnswer,
}: {
  url: string
  requests: readonly HostileRequest[]
  tokenOf: (who: Asker) => string | undefined
  atOnce: number
  onAnswer: (answer: HostileAnswer) => Promise<void> | void
}): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const waiting = requests.values()
  const worker = async () => {
    for (const sent of waiting) await onAnswer(await send({ url, sent, token: tokenOf(sent.who), agent }))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  agent.destroy()
}

function send({
  url,
  sent,
  token,
  agent,
}: {
  url: string
  sent: HostileRequest
  token: string | undefined
  agent: Agent
}): Promise<HostileAnswer> {
  const { hostname, port } = new URL(url)
  const from = performance.timeOrigin + performance.now()
  return new Promise((resolve) => {
    const end = (status: number, text: string) =>
      resolve({
        sent,
        status,
        code: codeIn(text),
        text,
        from,
        to: performance.timeOrigin + performance.now(),
      })
    const headers = {
      ...sent.headers,
      ...(token ? { authorization: `JWT ${token}` } : {}),
      ...(sent.body ? { 'content-length': String(sent.body.length) } : {}),
    }
    const outgoing = request(
      { agent, hostname, port, method: sent.method, path: sent.target, headers, timeout: 60_000 },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => end(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')))
        response.on('error', () => end(response.statusCode ?? 0, ''))
      },
    )
    outgoing.on('timeout', () => outgoing.destroy())
    outgoing.on('error', () => end(0, ''))
    outgoing.end(sent.body)
  })
}

function codeIn(text: string): string {
  return /"code":"([a-z0-9-]+)"/.exec(text)?.[1] ?? ''
}

/** The longest list of records in an answer, however deep it stands. */
export function longestList(text: string): number {
  if (!text.includes('"docs"')) return 0
  let longest = 0
  const waiting: unknown[] = [JSON.parse(text)]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    const { docs } = value as { docs?: unknown }
    if (Array.isArray(docs)) longest = Math.max(longest, docs.length)
    waiting.push(...Object.values(value))
  }
  return longest
}

/** A request as somebody can send it again. */
export function describeRequest({ who, method, target, headers, body }: HostileRequest): string {
  const text = body ? Buffer.from(body).toString('utf8').slice(0, 300) : ''
  return [
    `${who} ${method} ${target.slice(0, 300)}`,
    headers['content-type'] ?? '',
    JSON.stringify(text),
  ].join(' ')
}
