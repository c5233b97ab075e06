import { describe, expect, it } from 'vitest'

import { isPublicAddress } from '../../src/webhooks/privateAddress'

describe('an address on the public internet', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '2a00:1450:4001::1'])(
    'is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine', '127.255.255.254'],
    ['this machine', '::1'],
    ['no address', '0.0.0.0'],
    ['no address', '::'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.16.0.1'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ['a private network', 'fd00::1'],
    ['a private network of old', 'fec0::1'],
    ['a carrier’s network', '100.64.0.1'],
    ['a carrier’s network', '100.127.255.255'],
    ['a link', '169.254.0.1'],
    ['a link', 'fe80::1'],
    ['a link', 'fe80::1%eth0'],
    ['metadata', '169.254.169.254'],
    ['metadata', 'fd00:ec2::254'],
    ['metadata', '100.100.100.200'],
    ['metadata', '168.63.129.16'],
    ['metadata', '192.0.0.192'],
    ['many', '224.0.0.1'],
    ['many', 'ff02::1'],
    ['everybody', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['for examples', '192.0.2.1'],
    ['for examples', '2001:db8::1'],
    ['for measuring', '198.18.0.1'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1'],
    ['IPv4 in IPv6', '::ffff:7f00:1'],
    ['IPv4 in IPv6', '::ffff:93.184.216.34'],
    ['IPv4 in IPv6', '::127.0.0.1'],
    ['IPv4 in IPv6', '64:ff9b::7f00:1'],
    ['IPv4 in IPv6', '2002:7f00:1::'],
    ['IPv4 in IPv6', '2001:0:7f00:1::'],
    ['no IP address', 'localhost'],
    ['no IP address', ''],
  ])('is not %s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
