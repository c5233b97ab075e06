import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { WireError } from '../../../src/wire/errors'
import { readWire } from '../../../src/wire/read'
import * as fc from '../../support/fastCheck'

const folder = new URL('../../fixtures/wire/formats/', import.meta.url)
const inputs = readdirSync(folder).filter((file) => !file.endsWith('.json'))
const bytesOf = (file: string) => readFileSync(new URL(file, folder))

/** The items, or null if the bytes are refused with a code. Any other error fails the test. */
const readOrRefuse = (bytes: Uint8Array) =>
  readWire(bytes).catch((error: unknown) => {
    if (error instanceof WireError) return null
    throw error
  })

describe('a file that was cut off', () => {
  // A mail has no end mark.
  it.each(inputs.filter((file) => !file.endsWith('.eml')))('%s never becomes half a story', async (file) => {
    const whole = bytesOf(file)
    const end = whole.toString('latin1').trimEnd().length
    for (let part = 1; part < 40; part += 1) {
      expect(await readOrRefuse(whole.subarray(0, Math.floor((end * part) / 40))), `${part} of 40`).toBeNull()
    }
  })
})

describe('a file with damage', () => {
  it.each(inputs)('%s is read or refused', async (file) => {
    const whole = bytesOf(file)
    const damage = fc.record({
      at: fc.nat(whole.length - 1),
      length: fc.nat(20),
      by: fc.oneof(
        fc.uint8Array({ maxLength: 20 }),
        fc.constantFrom('<p>', '</', '"', '{', '&lt;', '\u0000').map((text) => Buffer.from(text)),
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (all) => {
        const damaged = all.reduce<Uint8Array>(
          (bytes, { at, length, by }) =>
            Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + length)]),
          whole,
        )
        await readOrRefuse(damaged)
      }),
      { numRuns: 60 },
    )
  })
})
