interface Out {
  write(text: string): void
}

/** Lines are flushed once there are this many, or after this many milliseconds. */
const MOST = 128
const LONGEST_MS = 100

/**
 * Two writers to one log that keep the order of lines: `atOnce` writes its line after those held before it; `hold`
 * takes a value that is rendered only when written (`render`), in a batch, within a tenth of a second. Rendering and
 * writing lines one by one, between two responses, costs several times as much. Held lines are flushed when the process
 * ends, also by an error; only SIGKILL loses them.
 */
export function holdLines<T>({ out, render }: { out: Out; render: (held: T) => string }): {
  atOnce: Out
  hold: (line: T) => void
} {
  let waiting: T[] = []
  let timer: NodeJS.Timeout | undefined

  const flush = (line = '') => {
    const lines = waiting
    waiting = []
    clearTimeout(timer)
    timer = undefined
    const text = lines.map(render).join('') + line
    if (text !== '') out.write(text)
  }
  process.on('exit', () => flush())

  return {
    atOnce: { write: flush },
    hold(line) {
      waiting.push(line)
      if (waiting.length >= MOST) flush()
      else timer ??= setTimeout(() => flush(), LONGEST_MS).unref()
    },
  }
}
