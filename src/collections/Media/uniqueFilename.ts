import { randomBytes } from 'node:crypto'
import { parse } from 'node:path'

import type { CollectionBeforeOperationHook } from 'payload'

import { slugify } from '../../words/slugify'

/**
 * Gives an uploaded file a name that no other can have. Payload looks for a free name for the file alone: the
 * smaller pictures made of it (`fire-320x240.png`) are written over whatever has their name, a public one too.
 * Nobody guesses it either, before the picture is public.
 */
export const uniqueFilename: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if ((operation === 'create' || operation === 'update') && req.file) {
    const { name, ext } = parse(req.file.name)
    req.file.name = `${slugify(name) || 'picture'}-${randomBytes(8).toString('hex')}${ext.toLowerCase()}`
  }
  return args
}
