import type { IncomingMessage } from 'node:http'

import { describe, expect, it } from 'vitest'

import { keyOfRead, keyOfRoute } from '../../../src/delivery/cache/eligible'

const asked = (headers: Record<string, string> = {}, method = 'GET') =>
  ({ method, headers }) as unknown as IncomingMessage
const ID = '701bb306-a02d-4f4b-a135-4c62adf093a4'

describe('an answer is kept', () => {
  it.each([
    '/api/articles',
    '/api/articles?limit=10&page=2&sort=-publishedAt&depth=1',
    '/api/articles?where[slug][equals]=draft',
    '/api/articles?where%5Bslug%5D%5bequals%5d=x&select%5Bslug%5D=true',
    `/api/articles/${ID}`,
    '/api/topics/652f1c3e9b1d8a0012345678?depth=0',
    '/api/authors/count?where[name][equals]=x',
    '/api/articles/by-slug/a-story',
    '/api/media?limit=1',
  ])('of %s', (url) => {
    expect(keyOfRead({ req: asked(), url })).toBe(url)
    expect(keyOfRead({ req: asked({ 'if-none-match': '"x"', accept: '*/*' }, 'HEAD'), url })).toBe(url)
  })
})

describe('no answer is kept', () => {
  it.each([
    '/api',
    '/api/users',
    '/api/users/me',
    '/api/access',
    '/api/graphql',
    '/api/dispatches',
    '/api/history',
    '/api/schedules',
    '/api/payload-preferences/x',
    '/api/articles/versions',
    `/api/articles/versions/${ID}`,
    `/api/articles/${ID}/compare`,
    `/api/articles/${ID}/preview`,
    '/api/articles/access/x',
    '/api/media/file/a.png',
    '/API/articles',
    '/api/Articles',
    '/api//articles',
    '/api/articles/',
    '/api/%61rticles',
    '//api/articles',
    'http://127.0.0.1/api/articles',
    '/api/articles?draft=true',
    '/api/articles?%64raft=true',
    '/api/articles?limit=1&draft=true',
    '/api/articles?trash=true',
    '/api/articles?locale=de',
    '/api/articles?fallback-locale=de',
    '/api/articles?depth%00=1',
    '/api/articles?limitless=1',
    '/api/articles?Where[x]=1',
    '/api/articles?&limit=1',
    '/api/articles?',
    `/api/articles?where[slug][equals]=${'x'.repeat(2_000)}`,
  ])('of %s', (url) => {
    expect(keyOfRead({ req: asked(), url })).toBeUndefined()
  })

  it.each([
    ['with a cookie', asked({ cookie: 'a=b' })],
    ['with an empty cookie', asked({ cookie: '' })],
    ['with a key', asked({ authorization: 'users API-Key x' })],
    ['by an override', asked({ 'x-http-method-override': 'GET' })],
    ['by Payload’s override', asked({ 'x-payload-http-method-override': 'GET' })],
    ['of a part', asked({ range: 'bytes=0-1' })],
    ['with a body', asked({ 'content-length': '2' })],
    ['with a body of unknown length', asked({ 'transfer-encoding': 'chunked' })],
    ['by POST', asked({}, 'POST')],
    ['by OPTIONS', asked({}, 'OPTIONS')],
  ])('to a request %s', (_, req) => {
    expect(keyOfRead({ req, url: '/api/articles' })).toBeUndefined()
    expect(keyOfRoute({ req, url: '/v1/articles' })).toBeUndefined()
  })

  it('to a page of another origin, where answers differ by it; the public routes are open to all', () => {
    const req = asked({ origin: 'https://www.example.com' })
    expect(keyOfRead({ req, url: '/api/articles' })).toBeUndefined()
    expect(keyOfRoute({ req, url: '/v1/articles' })).toBe('/v1/articles')
  })

  it('for an address of more than 2,000 characters, or none', () => {
    expect(keyOfRoute({ req: asked(), url: `/v1/articles?q=${'x'.repeat(2_000)}` })).toBeUndefined()
    expect(keyOfRoute({ req: asked(), url: '*' })).toBeUndefined()
  })
})
