/** Reports the progress of a run. */
export interface Say {
  (line: string): void
  /** A progress bar; on a terminal it updates in place, otherwise it is printed once at its end. */
  progress(what: string): Progress
}

export interface Progress {
  at(this: void, done: number, of: number): void
  end(this: void): void
}

const WIDTH = 30

/** Writes to standard output, each line with the elapsed time. */
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

/** Renders a progress bar. */
export function barOf(done: number, of: number): string {
  const filled = of > 0 ? Math.round((Math.min(done, of) / of) * WIDTH) : 0
  return `[${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)}]`
}
