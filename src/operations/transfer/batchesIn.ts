import { createReadStream } from 'node:fs'

/** An exported record. */
export type Line = Readonly<Record<string, unknown>> & { readonly id: string }

const AT_ONCE = 50

/** The records in a JSON Lines file, in batches. */
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

/** Only a line feed ends a line. Node's readline also splits at U+2028, from version 24 on, which texts may contain. */
async function* linesIn(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}
