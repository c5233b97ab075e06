import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

import express, { type Request } from 'express'
import type { Payload } from 'payload'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { readBody, type Body } from '../../src/server/readBody'

/** What became of a request's body: the body or its refusal's code. */
type Outcome = Body | string | undefined

let server: Server
let outcome: Promise<Outcome>
let beforeReading: (req: Request) => Promise<unknown>

beforeEach(async () => {
  beforeReading = () => Promise.resolve()
  outcome = new Promise((resolve) => {
    const app = express().use(async (req, res) => {
      await beforeReading(req)
      const payload = { config: { cookiePrefix: 'payload' }, secret: 'a secret' } as Payload
      const read = await readBody({ req, payload }).catch(
        (error: { data: { code: string } }) => error.data.code,
      )
      resolve(read)
      res.end(String(res.getHeader('connection')))
    })
    server = createServer(app)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function send(length: number, text: string): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST /api/articles HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`,
  )
  return socket
}

it('reads a body that comes in pieces', async () => {
  const socket = await send(14, '{"a":')
  socket.write('"pieces"}')
  expect(await outcome).toMatchObject({ json: { a: 'pieces' } })
})

it('refuses a body that breaks off while it is read', async () => {
  const socket = await send(14, '{"a":')
  setTimeout(() => socket.destroy(), 50)
  expect(await outcome).toBe('cut-off')
})

it('refuses a body that broke off before it was read', async () => {
  beforeReading = (req) => new Promise((resolve) => req.once('close', resolve))
  const socket = await send(14, '{"a":')
  setTimeout(() => socket.destroy(), 20)
  expect(await outcome).toBe('cut-off')
})

it('refuses a body that is announced too long, and closes the connection', async () => {
  const socket = await send(100_001, '')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(await outcome).toBe('too-large')
  expect(answer.toString()).toMatch(/connection: close/i)
})
