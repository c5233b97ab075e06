import { describe, expect, it } from 'vitest'

import { parseCallable } from '../../src/webhooks/callable'

const hosts: string[] = []

describe('a webhook’s address', () => {
  it.each([
    'https://www.example.com/hooks',
    'https://www.example.com:8443/',
    'https://8.8.8.8/x',
    'https://bücher.example/x',
  ])('is called: %s', (url) => {
    expect(parseCallable({ url, hosts }).protocol).toBe('https:')
  })

  it.each([
    ['no address', 'not an address'],
    ['no address', ''],
    ['another protocol', 'file:///etc/passwd'],
    ['another protocol', 'gopher://www.example.com/'],
    ['another protocol', 'javascript:alert(1)'],
    ['plain http', 'http://www.example.com/'],
    ['a password', 'https://user:pass@www.example.com/'],
    ['this machine', 'https://localhost/'],
    ['this machine', 'https://LOCALHOST./'],
    ['this machine', 'https://a.localhost/'],
    ['this machine', 'https://127.0.0.1/'],
    ['this machine, in hexadecimal', 'https://0x7f.1/'],
    ['this machine, in hexadecimal', 'https://0x7f000001/'],
    ['this machine, as a number', 'https://2130706433/'],
    ['this machine, in octal', 'https://0177.0.0.1/'],
    ['this machine, shortened', 'https://127.1/'],
    ['this machine, full width', 'https://１２７.０.０.１/'],
    ['this machine, in IPv6', 'https://[::1]/'],
    ['this machine, mapped', 'https://[::ffff:127.0.0.1]/'],
    ['no address at all', 'https://0/'],
    ['a private network', 'https://192.168.0.10/'],
    ['metadata', 'https://169.254.169.254/latest/meta-data'],
    ['metadata', 'https://metadata.google.internal/'],
    ['a name of the house', 'https://intranet/'],
    ['a name of the house', 'https://printer.local/'],
  ])('is refused for %s: %s', (_, url) => {
    expect(() => parseCallable({ url, hosts })).toThrow(expect.objectContaining({ status: 422 }))
  })

  it('never repeats a password that it was given', () => {
    try {
      parseCallable({ url: 'https://user:hunter2@www.example.com/', hosts })
      expect.unreachable()
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain('hunter2')
    }
  })

  it('may be private, or plain http, where the server’s configuration names its host', () => {
    expect(parseCallable({ url: 'http://127.0.0.1:4000/x', hosts: ['127.0.0.1:4000'] }).port).toBe('4000')
    expect(parseCallable({ url: 'http://127.0.0.1:5000/x', hosts: ['127.0.0.1'] }).port).toBe('5000')
    expect(parseCallable({ url: 'https://intranet/', hosts: ['Intranet:443'] }).hostname).toBe('intranet')
    expect(() => parseCallable({ url: 'http://127.0.0.1:4001/x', hosts: ['127.0.0.1:4000'] })).toThrow(
      'https',
    )
    expect(() => parseCallable({ url: 'http://127.0.0.1.example.com/', hosts: ['127.0.0.1'] })).toThrow(
      'https',
    )
  })
})
