import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'

import { compile } from './compile'

/** The panel's build failed; the message contains the build's output. */
export class BuildError extends Error {
  readonly code = 'build-failed'
  constructor(output: string) {
    super(
      /ENOSPC|no space left/i.test(output)
        ? 'The disk is full: the admin panel could not be built. Free some space and run this again.'
        : `The admin panel could not be built:\n${output.slice(-4_000)}`,
    )
    this.name = 'BuildError'
  }
}

/**
 * Builds the admin panel (`.next`) with a line of progress every few seconds, then compiles the server and the commands
 * (`dist`). Throws a {@link BuildError}.
 */
export async function buildAll({ say }: { say: (line: string) => void }): Promise<void> {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  say('Building the admin panel; the first time takes about a minute …')
  const progress = setInterval(() => say(`  still building (${seconds()} s)`), 10_000)
  try {
    const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
    const build = spawn(process.execPath, [next, 'build'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [build.stdout, build.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8')
      })
    }
    const code = await new Promise<number | null>((resolve, reject) => {
      build.once('error', reject)
      build.once('close', resolve)
    })
    if (code !== 0) throw new BuildError(output)
    await compile()
    say(`Built in ${seconds()} s.`)
  } finally {
    clearInterval(progress)
  }
}
