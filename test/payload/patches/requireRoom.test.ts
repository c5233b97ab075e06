import { tmpdir } from 'node:os'

import { expect, it } from 'vitest'

import { requireRoom } from '../../../src/payload/patches/requireRoom'

const hook = requireRoom({ directory: tmpdir() })
const save = (length: number, sizes: Record<string, { length: number }> = {}) =>
  hook({
    data: { alt: 'A fire' },
    req: { file: { data: { length } }, payloadUploadSizes: sizes },
  } as unknown as Parameters<typeof hook>[0])

it('lets a picture pass that the disk has room for', async () => {
  expect(await save(1_000, { card: { length: 10 } })).toEqual({ alt: 'A fire' })
})

it('refuses a picture that the disk has no room for, counting the smaller ones that are made of it', async () => {
  const full = { status: 507, data: { code: 'disk-full' } }
  await expect(save(1e17)).rejects.toMatchObject(full)
  await expect(save(1_000, { card: { length: 1e17 } })).rejects.toMatchObject(full)
})
