import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { buildSync } from 'esbuild'
import { expect, it } from 'vitest'

import { sourceStack } from '../src/sourceStack'

it('names the source of an error that a compiled program throws, and leaves what it does not know', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-stack-'))
  try {
    const source = join(folder, 'wrong.ts')
    writeFileSync(
      source,
      'interface Gone {\n  readonly text: string\n}\n\nthrow new Error("at line 5" as Gone["text"])\n',
    )
    buildSync({
      entryPoints: [source],
      outdir: folder,
      sourcemap: true,
      sourcesContent: false,
      format: 'esm',
    })
    const compiled = pathToFileURL(join(folder, 'wrong.js')).href
    const stack = `Error: at line 5\n    at ${compiled}:1:7\n    at file:///not/there.js:2:3`
    expect(sourceStack(stack)).toBe(
      `Error: at line 5\n    at ${pathToFileURL(source).href}:5:7\n    at file:///not/there.js:2:3`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
