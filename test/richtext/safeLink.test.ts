import { describe, expect, it } from 'vitest'

import { isWebAddress, safeLink } from '../../src/richtext/safeLink'

describe('a link leads readers', () => {
  it.each([
    ['to a page', 'https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['to a page, in whatever case', 'HTTP://example.com', 'http://example.com/'],
    ['to a mailbox', 'mailto:desk@example.com', 'mailto:desk@example.com'],
    [
      'to what a browser reads, without the space around it',
      ' https://example.com/ ',
      'https://example.com/',
    ],
  ])('%s', (_name, address, link) => expect(safeLink(address)).toBe(link))
})

describe('a link is none', () => {
  it.each([
    ['that runs', 'javascript:alert(1)'],
    ['that runs, hidden', '\u0001java\nscript:alert(1)'],
    ['that carries a page', 'data:text/html,<p>a</p>'],
    ['to a telephone', 'tel:123'],
    ['without a scheme', '/articles/a'],
    ['without a server', 'https://'],
    ['without its slashes', 'https:example.com'],
    ['that no browser can read', 'https://exa mple.com'],
    ['that is empty', ''],
    ['that is no text', null],
  ])('%s', (_name, address) => expect(safeLink(address)).toBeUndefined())
})

describe('the address of a page', () => {
  it.each([
    ['https://example.com/hub', true],
    ['HTTP://example.com', true],
    ['mailto:desk@example.com', false],
    ['https:example.com', false],
    [' https://example.com', false],
    ['https://', false],
    [undefined, false],
  ])('%j: %s', (value, is) => expect(isWebAddress(value)).toBe(is))
})
