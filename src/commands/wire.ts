import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { MAX_WIRE_BYTES } from '../wire/bytes'
import { WireError } from '../wire/errors'
import { readWire } from '../wire/read'

const USAGE = 'Usage: npm run --silent wire -- parse FILE… (or - for standard input)'

/**
 * `npm run --silent wire -- parse FILE…`: each item as a line of JSON, in the order of the files; `-` reads standard input. A file that
 * cannot be read gives a line with its code instead: on standard error if it is the only one. Exits 1 if there was one. Needs no
 * configuration.
 */
async function main([command, ...files]: readonly string[]): Promise<void> {
  if (command !== 'parse' || files.length === 0) {
    console.error(JSON.stringify({ code: 'usage', message: USAGE, received: [command, ...files].join(' ') }))
    process.exitCode = 2
    return
  }
  for (const file of files) {
    try {
      for (const item of await readWire(read(file))) console.log(JSON.stringify(item))
    } catch (error) {
      const failure = JSON.stringify({ file, ...toFailure(error, file) })
      if (files.length === 1) console.error(failure)
      else console.log(failure)
      process.exitCode = 1
    }
  }
}

type Failure = {
  readonly code: string
  readonly line: number
  readonly message: string
  readonly received: string
}

function read(file: string): Uint8Array {
  if (file === '-') return readAtMostTheLimit(process.stdin.fd, file)

  const { size } = statSync(file)
  if (size > MAX_WIRE_BYTES) throw tooLarge(`${file} has ${size} bytes`)
  const descriptor = openSync(file, 'r')
  try {
    return readAtMostTheLimit(descriptor, file)
  } finally {
    closeSync(descriptor)
  }
}

/** A pipe or a device has no known size: it is read until it exceeds the limit. */
function readAtMostTheLimit(descriptor: number, file: string): Uint8Array {
  const bytes = new Uint8Array(MAX_WIRE_BYTES + 1)
  let length = 0
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null)
    length += count
    if (length > MAX_WIRE_BYTES) throw tooLarge(`${file} is longer`)
    if (count === 0) return bytes.subarray(0, length)
  }
}

function tooLarge(what: string): WireError {
  return new WireError({
    code: 'too-large',
    line: 0,
    message: `${what}; at most ${MAX_WIRE_BYTES} bytes are read.`,
    received: 'a large file',
  })
}

function toFailure(error: unknown, file: string): Failure {
  if (error instanceof WireError) {
    const { code, line, message, received } = error
    return { code, line, message, received }
  }
  if (!isSystemError(error)) throw error
  return error.code === 'ENOENT'
    ? { code: 'file-not-found', line: 0, message: `The file ${file} does not exist.`, received: file }
    : {
        code: 'file-unreadable',
        line: 0,
        message: `${file} cannot be read: ${error.message}`,
        received: file,
      }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}

await main(process.argv.slice(2))
