import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { MAX_WIRE_BYTES } from '../wire/bytes'
import { WireError } from '../wire/errors'
import { parse } from '../wire/parse'

/** `npm run --silent wire -- parse FILE`: the WireStory as JSON. `-` reads standard input. Needs no configuration. */
function main([command, file, ...others]: readonly string[]): void {
  if (command !== 'parse' || file === undefined || others.length > 0) {
    fail(
      {
        code: 'usage',
        line: 0,
        message: 'Usage: npm run --silent wire -- parse FILE (or - for standard input)',
      },
      2,
    )
    return
  }
  try {
    process.stdout.write(`${JSON.stringify(parse(read(file)), null, 2)}\n`)
  } catch (error) {
    fail(toFailure(error, file), 1)
  }
}

type Failure = { readonly code: string; readonly line: number; readonly message: string }

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
  })
}

function toFailure(error: unknown, file: string): Failure {
  if (error instanceof WireError) return { code: error.code, line: error.line, message: error.message }
  if (!isSystemError(error)) throw error
  return error.code === 'ENOENT'
    ? { code: 'file-not-found', line: 0, message: `The file ${file} does not exist.` }
    : { code: 'file-unreadable', line: 0, message: `${file} cannot be read: ${error.message}` }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}

function fail(failure: Failure, exitCode: 1 | 2): void {
  process.stderr.write(`${JSON.stringify(failure)}\n`)
  process.exitCode = exitCode
}

main(process.argv.slice(2))
