import { readdirSync, rmSync } from 'node:fs'

import { build } from 'esbuild'

/** Run from their sources: they are for development, or write the build. */
const NOT_COMPILED = ['build.ts', 'generate.ts', 'migration.ts']

/** Packages that are loaded from `node_modules`: they start workers, load binaries, or find files beside their own. */
const NOT_BUNDLED = [
  'esbuild',
  'libsql',
  'mongodb-memory-server',
  'mongoose',
  'next',
  'pg',
  'pino',
  'pino-pretty',
  'sharp',
]

/**
 * Compiles the server and the commands to JavaScript in `dist`, which `run.mjs` starts instead of the sources. Packages
 * are bundled with them: Node takes a second to find and load the 2,700 files that they consist of.
 */
export async function compile(): Promise<void> {
  const commands = readdirSync('src/commands')
    .filter((name) => name.endsWith('.ts') && !NOT_COMPILED.includes(name))
    .map((name) => `src/commands/${name}`)
  rmSync('dist', { recursive: true, force: true })
  await build({
    // What CommonJS packages call.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    bundle: true,
    conditions: ['production'],
    entryPoints: ['src/server/main.ts', 'seed/index.ts', ...commands],
    external: NOT_BUNDLED,
    format: 'esm',
    jsx: 'automatic',
    // Payload's routes import the panel's styles.
    loader: { '.css': 'empty', '.scss': 'empty' },
    logLevel: 'error',
    outbase: '.',
    outdir: 'dist',
    platform: 'node',
    sourcemap: true,
    sourcesContent: false,
    splitting: true,
    target: 'node20',
  })
}
