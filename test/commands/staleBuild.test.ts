import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { isBuildStale } from '../../src/commands/staleBuild'

it('builds the panel when it never was built, or when the code is younger, and not otherwise', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-build-'))
  const write = (path: string, day: number) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), '')
    utimesSync(join(folder, path), new Date(2026, 0, day), new Date(2026, 0, day))
  }
  try {
    write('src/admin/deep/Panel.tsx', 1)
    write('payload.config.ts', 2)
    expect(isBuildStale({ folder })).toBe(true)
    write('.next/BUILD_ID', 3)
    expect(isBuildStale({ folder })).toBe(false)
    write('test/some.test.ts', 4)
    expect(isBuildStale({ folder }), 'the panel is not made of tests').toBe(false)
    write('src/admin/deep/Panel.tsx', 4)
    expect(isBuildStale({ folder })).toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
