import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterEach, describe, expect, it } from 'vitest'

import { send, type Resolve } from '../../src/webhooks/send'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function receiver(listener: RequestListener): Promise<number> {
  server = createServer(listener)
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

const at =
  (...addresses: string[]): Resolve =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
const body = '{"type":"article.published"}'
const call = (url: string, more: Partial<Parameters<typeof send>[0]> = {}) =>
  send({ url, headers: { 'webhook-id': 'msg_1' }, body, hosts: [], ...more })

describe('a call', () => {
  it('takes the body and its headers to the address that was looked up', async () => {
    const seen: unknown[] = []
    const port = await receiver((req, res) => {
      let text = ''
      req.on('data', (chunk: Buffer) => (text += chunk.toString()))
      req.on('end', () => {
        seen.push([
          req.method,
          req.url,
          req.headers.host,
          req.headers['webhook-id'],
          req.headers['content-type'],
          text,
        ])
        res.writeHead(204).end()
      })
    })
    const hosts = [`hooks.example.com:${port}`]
    const url = `http://hooks.example.com:${port}/x?y=1`
    expect(await call(url, { hosts, resolve: at('127.0.0.1') })).toEqual({ isDelivered: true, status: 204 })
    expect(seen).toEqual([['POST', '/x?y=1', `hooks.example.com:${port}`, 'msg_1', 'application/json', body]])
  })

  it('is not made where a name stands for a private address, beside public ones too', async () => {
    let calls = 0
    const port = await receiver((_, res) => {
      calls += 1
      res.end()
    })
    const url = `https://hooks.example.com:${port}/`
    for (const addresses of [
      ['127.0.0.1'],
      ['93.184.216.34', '127.0.0.1'],
      ['::ffff:127.0.0.1'],
      ['169.254.169.254'],
    ]) {
      const { isDelivered, failure } = await call(url, { resolve: at(...addresses) })
      expect([isDelivered, failure]).toEqual([
        false,
        expect.stringMatching(/has the private address .+ and was not called/),
      ])
    }
    expect(calls).toBe(0)
  })

  it('is not made to a private address whatever was saved', async () => {
    const { failure } = await call('https://127.0.0.1/')
    expect(failure).toContain('private')
  })

  it('looks its name up once, and calls what was checked', async () => {
    const port = await receiver((_, res) => void res.end())
    let questions = 0
    const resolve: Resolve = () => {
      questions += 1
      // The second answer of a name that rebinds: nobody would be there.
      return at(questions === 1 ? '127.0.0.1' : '127.0.0.2')('')
    }
    const url = `http://rebinding.example.com:${port}/`
    const sent = await call(url, { hosts: [`rebinding.example.com:${port}`], resolve })
    expect([sent, questions]).toEqual([{ isDelivered: true, status: 200 }, 1])
  })

  it('follows no redirect', async () => {
    const paths: unknown[] = []
    const port = await receiver((req, res) => {
      paths.push(req.url)
      res.writeHead(302, { location: '/elsewhere' }).end()
    })
    const sent = await call(`http://127.0.0.1:${port}/here`, { hosts: ['127.0.0.1'] })
    expect(sent).toEqual({
      isDelivered: false,
      status: 302,
      failure: 'The receiver responded with 302. Redirects are not followed.',
    })
    expect(paths).toEqual(['/here'])
  })

  it('has failed with every other answer', async () => {
    const port = await receiver((_, res) => void res.writeHead(500).end('x'.repeat(100)))
    const sent = await call(`http://127.0.0.1:${port}/`, { hosts: ['127.0.0.1'] })
    expect(sent).toEqual({ isDelivered: false, status: 500, failure: 'The receiver responded with 500.' })
  })

  it('waits so long and no longer: for an answer, and for a name', async () => {
    const port = await receiver(() => undefined)
    const silent = await call(`http://127.0.0.1:${port}/`, { hosts: ['127.0.0.1'], patience: 100 })
    expect(silent.failure).toBe('The receiver did not respond within 0.1 seconds.')
    const nameless = await call('https://www.example.com/', {
      resolve: () => new Promise(() => undefined),
      patience: 100,
    })
    expect(nameless.failure).toBe('The receiver did not respond within 0.1 seconds.')
  })

  it('ends where an answer does not', async () => {
    let isCutOff: Promise<void> | undefined
    const port = await receiver((_, res) => {
      isCutOff = new Promise((done) => res.on('close', () => done()))
      const more = () => {
        if (res.destroyed) return
        res.write('x'.repeat(65_536))
        setImmediate(more)
      }
      res.writeHead(200)
      more()
    })
    expect(await call(`http://127.0.0.1:${port}/`, { hosts: ['127.0.0.1'] })).toEqual({
      isDelivered: true,
      status: 200,
    })
    await isCutOff
  })

  it('says in words why there was no response', async () => {
    const port = await receiver(() => undefined)
    server!.close()
    await new Promise((done) => server!.once('close', done))
    const sent = await call(`http://127.0.0.1:${port}/`, { hosts: ['127.0.0.1'] })
    expect(sent).toEqual({ isDelivered: false, failure: 'The connection was refused.' })
    const unknown = await call('https://nowhere.example.com/', {
      resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })),
    })
    expect(unknown.failure).toBe('The host name could not be resolved.')
  })
})
