import { createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

import { afterEach, describe, expect, it } from 'vitest'

import { toKept } from '../../../src/delivery/cache/cachedResponse'
import { sendCached } from '../../../src/delivery/cache/sendCached'

const BODY = 'Zoë’s story'
let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function listen(listener: RequestListener): Promise<number> {
  server = createServer(listener)
  await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Sends what is kept; `hasHeader` sets a header on the answer itself first, as a server that stops does. */
const sending =
  (hasHeader: boolean): RequestListener =>
  (req, res) => {
    const headers = { 'content-type': 'text/plain', 'cache-control': 'public', vary: 'Cookie' }
    const kept = toKept({ res, key: '/', status: 200, headers, body: Buffer.from(BODY) })
    if (hasHeader) res.setHeader('x-request-id', 'another')
    sendCached({ kept, req, res, requestId: 'an-id' })
  }

/** What is answered to these lines, byte for byte, on one connection. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk.toString('utf8')))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('a kept answer', () => {
  it('has the same head where the answer had a header before', async () => {
    const heads: string[][] = []
    for (const hasHeader of [false, true]) {
      const port = await listen(sending(hasHeader))
      const answer = await raw(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
      expect(answer.endsWith(`\r\n\r\n${BODY}`)).toBe(true)
      heads.push(
        answer
          .split('\r\n\r\n')[0]!
          .replace(/date: .*/i, '')
          .toLowerCase()
          .split('\r\n')
          .sort(),
      )
      server?.close()
    }
    expect(heads[0]).toEqual(heads[1])
    expect(heads[0]).toContain('x-request-id: an-id')
    expect(heads[0]).toContain('http/1.1 200 ok')
  })

  it('keeps a connection open, for one answer after the other, and closes it to HTTP/1.0', async () => {
    const port = await listen(sending(false))
    const two = await raw(
      port,
      'GET / HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    )
    expect(two.split('HTTP/1.1 200 OK').length).toBe(4)
    expect(two.split(BODY).length).toBe(3)
    expect(two.match(/connection: keep-alive/gi)).toHaveLength(2)
    const old = await raw(port, 'GET / HTTP/1.0\r\n\r\n')
    expect(old).toMatch(/connection: close/i)
    expect(old.endsWith(BODY)).toBe(true)
  })

  it('sends its length for a HEAD, and no body to a client that has it', async () => {
    const port = await listen(sending(false))
    const ask = (method: string, headers = {}) =>
      new Promise<IncomingMessage>((resolve) => {
        request({ port, host: '127.0.0.1', method, headers }, (answer) => resolve(answer.resume())).end()
      })
    const head = await ask('HEAD')
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(BODY)))
    const again = await ask('GET', { 'if-none-match': head.headers.etag })
    expect([again.statusCode, again.headers['content-type'], again.headers['content-length']]).toEqual([
      304,
      undefined,
      undefined,
    ])
    expect(again.headers.etag).toBe(head.headers.etag)
    expect(again.headers['x-request-id']).toBe('an-id')
  })

  it('is refused with a line break in a header', async () => {
    let thrown: unknown
    const port = await listen((_req, res) => {
      try {
        toKept({ res, key: '/', status: 200, headers: { link: 'a\r\nset-cookie: b' }, body: Buffer.from('') })
      } catch (error) {
        thrown = error
      }
      res.end()
    })
    await fetch(`http://127.0.0.1:${port}`)
    expect(thrown).toMatchObject({ code: 'ERR_INVALID_CHAR' })
  })
})
