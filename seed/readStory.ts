import { readFileSync, statSync } from 'node:fs'

import { MAX_WIRE_BYTES } from '../src/wire/bytes'

/** A file that cannot be a story; the message tells the user how to fix it. */
export class StoryFileError extends Error {
  constructor(
    readonly code: 'file-not-found' | 'file-unreadable' | 'too-large',
    message: string,
  ) {
    super(message)
    this.name = 'StoryFileError'
  }
}

/** Reads a story's file. Checks its size first, so a huge file is refused unread. */
export function readStory(file: string): Uint8Array {
  try {
    const { size } = statSync(file)
    if (size > MAX_WIRE_BYTES) {
      throw new StoryFileError(
        'too-large',
        `${file} has ${size} bytes; a story can have at most ${MAX_WIRE_BYTES}.`,
      )
    }
    return readFileSync(file)
  } catch (error) {
    if (error instanceof StoryFileError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw code === 'ENOENT'
      ? new StoryFileError('file-not-found', `The file ${file} does not exist.`)
      : new StoryFileError('file-unreadable', `${file} cannot be read: ${message}`)
  }
}
