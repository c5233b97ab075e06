/** Tells whoever waits how far a run is. */
export interface Say {
  (line: string): void
  /** A bar that grows; on a terminal in its place, else a line at its end. */
  progress(what: string): Progress
}

export interface Progress {
  at(this: void, done: number, of: number): void
  end(this: void): void
}

const WIDTH = 30

/** Writes to the standard output, each line with the time since the beginning. */
export function createSay(output: NodeJS.WriteStream = process.stdout): Say {
  const started = performance.now()
  const time = () => `${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  `
  const say = (line: string) => void output.write(`${time()}${line}\n`)
  return Object.assign(say, {
    progress(what: string): Progress {
      let last = ''
      return {
        at(done, of) {
          last = `${barOf(done, of)} ${done}/${of} ${what}`
          if (output.isTTY) output.write(`\r${time()}${last}`)
        },
        end() {
          output.write(output.isTTY ? '\n' : `${time()}${last || what}\n`)
        },
      }
    },
  })
}

/** A bar of so many parts done. */
export function barOf(done: number, of: number): string {
  const filled = of > 0 ? Math.round((Math.min(done, of) / of) * WIDTH) : 0
  return `[${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)}]`
}
