import { readdirSync, rmSync } from 'node:fs'

import { build } from 'esbuild'

/** Run from their sources: they are for development, or write the build. */
const NOT_COMPILED = ['build.ts', 'generate.ts', 'migration.ts']

/**
 * Compiles the server and the commands to JavaScript in `dist`, which `run.mjs` then starts instead of the sources.
 * Packages are not bundled: Node loads them from `node_modules`.
 */
export async function compile(): Promise<void> {
  const commands = readdirSync('src/commands')
    .filter((name) => name.endsWith('.ts') && !NOT_COMPILED.includes(name))
    .map((name) => `src/commands/${name}`)
  rmSync('dist', { recursive: true, force: true })
  await build({
    bundle: true,
    entryPoints: ['src/server/main.ts', 'seed/index.ts', ...commands],
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'error',
    outbase: '.',
    outdir: 'dist',
    packages: 'external',
    platform: 'node',
    sourcemap: true,
    sourcesContent: false,
    splitting: true,
    target: 'node20',
  })
}
