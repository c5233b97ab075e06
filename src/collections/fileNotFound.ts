import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'

import { NotFound, type Endpoint } from 'payload'

/**
 * Payload's endpoint for an uploaded file, which answers 500 where there is no such file, and fails on `?prefix=`:
 * a prefix is for storage that has them.
 */
export function fileNotFound({ endpoint, directory }: { endpoint: Endpoint; directory: string }): Endpoint {
  return {
    ...endpoint,
    async handler(req) {
      req.searchParams.delete('prefix')
      // No disk has a name so long, and asking for one throws.
      if (String(req.routeParams?.filename).length > 255) throw new NotFound(req.t)
      const response = await endpoint.handler(req)
      if (response.status === 500 && !isThere(directory, req.routeParams?.filename)) throw new NotFound(req.t)
      return response
    },
  }
}

function isThere(directory: string, filename: unknown): boolean {
  return existsSync(join(directory, basename(String(filename))))
}
