import { createReadStream } from 'node:fs'

/** A record as it is exported. */
export type Line = Readonly<Record<string, unknown>> & { readonly id: string }

const AT_ONCE = 50

/** The records in a file of JSON Lines, some at a time. */
export async function* batchesIn(path: string): AsyncGenerator<Line[]> {
  let batch: Line[] = []
  for await (const line of linesIn(path)) {
    batch.push(JSON.parse(line) as Line)
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Lines end with a line feed alone. Node's readline takes U+2028 for an end, too, from version 24 on, and texts may hold it. */
async function* linesIn(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}
