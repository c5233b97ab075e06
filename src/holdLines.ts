interface Out {
  write(text: string): void
}

/** Written together once there are so many, or after so many milliseconds. */
const MOST = 128
const LONGEST_MS = 100

/**
 * Two ways into one log, in the order of the lines: `atOnce` writes its line, and what was held before it; `hold` takes
 * something that is a line only when it is written (`render`), within a tenth of a second and with others. Made and written
 * one by one, between two answers, lines cost several times as much. What is held is written when the process ends, by an
 * error too; only a kill that no process can see (SIGKILL) takes it.
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
