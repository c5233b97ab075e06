import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import express from 'express'
import { expect, it } from 'vitest'

import { ADDRESS_HEADER, networkOf } from '../../src/collections/Users/signIn/sender'
import { clientAddress } from '../../src/server/clientAddress'

async function addressSeen(trustProxy: number | string[], headers: Record<string, string>): Promise<string> {
  const app = express()
  app.set('trust proxy', trustProxy)
  app.use(clientAddress)
  app.use((req, res) => void res.send(req.headers[ADDRESS_HEADER]))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers })
  const text = await response.text()
  server.close()
  return text
}

it('trusts no client’s X-Forwarded-For unless a proxy is configured', async () => {
  const forged = { 'x-forwarded-for': '1.2.3.4', [ADDRESS_HEADER]: '5.6.7.8' }
  expect(await addressSeen(0, forged)).toBe('127.0.0.1')
  expect(await addressSeen([], forged)).toBe('127.0.0.1')
  expect(await addressSeen(['10.0.0.0/8'], forged)).toBe('127.0.0.1')
})

it('believes as many proxies as there are, and no more', async () => {
  const through = { 'x-forwarded-for': '6.6.6.6, 1.2.3.4', [ADDRESS_HEADER]: '5.6.7.8' }
  expect(await addressSeen(1, through)).toBe('1.2.3.4')
  expect(await addressSeen(2, through)).toBe('6.6.6.6')
  expect(await addressSeen(['127.0.0.1'], through)).toBe('1.2.3.4')
})

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
  ['', 'unknown'],
  ['not an address', 'unknown'],
])('counts %s as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
