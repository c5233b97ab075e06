import { build } from 'esbuild'
import { readdirSync, rmSync } from 'node:fs'

/** Commands that are for developers, and run from their sources. */
const FROM_SOURCE = new Set(['build.ts', 'generate.ts', 'migration.ts'])

/**
 * Compiles the server and the commands to JavaScript (`dist`), which `run.mjs` starts instead of the sources. Packages are not bundled: Node loads
 * their own files. Gives the seconds that it took.
 */
export async function compile(): Promise<number> {
  const started = performance.now()
  const commands = readdirSync('src/commands')
    .filter((name) => name.endsWith('.ts') && !FROM_SOURCE.has(name))
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
    splitting: true,
    target: 'node20',
  })
  return (performance.now() - started) / 1000
}
