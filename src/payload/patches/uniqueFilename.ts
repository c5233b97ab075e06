import { randomBytes } from 'node:crypto'
import { parse } from 'node:path'

import type { CollectionBeforeOperationHook } from 'payload'

import { slugify } from '../../words/slugify'

/**
 * Gives an uploaded file a unique name that cannot be guessed before the picture is public.
 *
 * Upstream, Payload 3.90.2 (`uploads/getSafeFilename.js`): only the name of the original file is checked for collisions; its resized
 * pictures (`fire-320x240.png`) overwrite existing files. Why that is wrong here: a new picture replaces a published one.
 * Upstream issue: no issue known; https://github.com/payloadcms/payload/issues/7601 (closed) is about two sizes of one picture.
 * On upgrade: is the stored name still derived from `req.file.name`?
 */
export const uniqueFilename: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if ((operation === 'create' || operation === 'update') && req.file) {
    const { name, ext } = parse(req.file.name)
    req.file.name = `${slugify(name) || 'picture'}-${randomBytes(8).toString('hex')}${ext.toLowerCase()}`
  }
  return args
}
