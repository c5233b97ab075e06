import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

import {
  NotFound,
  type Endpoint,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type Where,
} from 'payload'

import type { Media } from '../../generated/payload-types'

/**
 * Adds to the endpoint for uploaded files: validators and 304 (RFC 9110, section 13), a cache lifetime for public files, CORS for every
 * origin, and the same response (404) for missing files and files that are not public.
 *
 * Upstream, Payload 3.90.2 (`uploads/endpoints/getFile.js`): no `ETag`, no `Cache-Control`; 403 for a file the caller may not read, 500 for
 * one missing on disk, and an error on `?prefix=`. Why that is wrong here: 403 reveals that an unpublished picture exists, and caches store
 * nothing. Upstream issue: no issue known for local files (https://github.com/payloadcms/payload/pull/10014 adds validators to cloud
 * storage).
 * On upgrade: does the endpoint still have the path `/file/:filename` and the handler `(req) => Response`?
 */
export function improveFileEndpoint(collection: SanitizedCollectionConfig): void {
  collection.endpoints = (collection.endpoints || []).map((endpoint) =>
    endpoint.path === '/file/:filename'
      ? fileEndpoint({ endpoint, directory: String(collection.upload.staticDir) })
      : endpoint,
  )
}

function fileEndpoint({ endpoint, directory }: { endpoint: Endpoint; directory: string }): Endpoint {
  return {
    ...endpoint,
    async handler(req) {
      req.searchParams.delete('prefix')
      const filename = String(req.routeParams?.filename)
      const picture = await findPicture(req, filename)
      const facts = picture && (await factsOf(join(directory, basename(filename))))
      if (!facts) throw new NotFound(req.t)
      const headers = { ...facts, ...(isAnonymous(req) ? rulesFor(picture.id) : {}) }
      if (isKnown(req.headers, facts)) return new Response(null, { headers, status: 304 })
      const ifRange = req.headers.get('if-range')
      if (ifRange !== null && ifRange !== facts.etag && ifRange !== facts['last-modified']) {
        req.headers.delete('range')
      }
      const response = await endpoint.handler(req)
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
      return response
    },
  }
}

/** The picture that has a file with this name, in any size, if the request may read it. */
async function findPicture(req: PayloadRequest, filename: string): Promise<Media | null> {
  const { access, upload } = req.payload.collections.media.config
  const readable = await access.read({ data: { filename }, isReadingStaticFile: true, req })
  if (!readable) return null
  const sizes = (upload.imageSizes ?? []).map(({ name }) => `sizes.${name}.filename`)
  const isOfIt: Where = { or: ['filename', ...sizes].map((path) => ({ [path]: { equals: filename } })) }
  return req.payload.db.findOne<Media>({
    collection: 'media',
    req,
    select: { isPublic: true },
    where: typeof readable === 'object' ? { and: [isOfIt, readable] } : isOfIt,
  })
}

interface Facts {
  readonly etag: string
  readonly 'last-modified': string
}

/** The validators of a file; undefined if it does not exist or its name is too long for the file system. */
async function factsOf(path: string): Promise<Facts | undefined> {
  try {
    const { mtime, mtimeMs, size } = await stat(path)
    const of = createHash('sha256').update(`${path} ${size} ${mtimeMs}`).digest('base64url').slice(0, 27)
    return { etag: `"${of}"`, 'last-modified': mtime.toUTCString() }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENAMETOOLONG') return undefined
    throw error
  }
}

function isKnown(asked: Headers, { etag, 'last-modified': modified }: Facts): boolean {
  const ifNoneMatch = asked.get('if-none-match')
  if (ifNoneMatch !== null) {
    return ifNoneMatch.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')))
  }
  const since = Date.parse(asked.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && Date.parse(modified) <= since
}

const isAnonymous = ({ headers }: PayloadRequest): boolean =>
  !headers.has('cookie') && !headers.has('authorization')

/** Short, because browsers do not revalidate within the lifetime: a withdrawn picture must disappear. */
const FOR_ALL = 'public, max-age=60, s-maxage=60, stale-while-revalidate=30'

const rulesFor = (id: string) => ({
  'access-control-allow-origin': '*',
  'cache-control': FOR_ALL,
  'cache-tag': `media-${id}`,
  'surrogate-key': `media-${id}`,
})
