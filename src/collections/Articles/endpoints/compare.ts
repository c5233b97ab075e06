import type { Endpoint, PayloadRequest } from 'payload'

import { isInNewsroom } from '../../../access/roles'
import { Refusal } from '../../../errors'
import { compareVersions } from '../versions/compareVersions'

/**
 * GET `/api/articles/{id}/compare?from=&to=`: the differences between two versions of a story, for newsroom staff. Each is a version id,
 * `published` (the public version) or `latest` (the newest, draft or not). `from` defaults to `published`, `to` to `latest`. Errors: 401
 * `sign-in-required`, 403 `forbidden`, 404 `no-such-version`.
 */
export const compare: Omit<Endpoint, 'root'> = {
  path: '/:id/compare',
  method: 'get',
  handler: async (req) => {
    if (!isInNewsroom(req)) {
      throw new Refusal({
        status: req.user ? 403 : 401,
        code: req.user ? 'forbidden' : 'sign-in-required',
        message: 'Only newsroom accounts can read versions.',
      })
    }
    const id = String(req.routeParams?.id)
    const compared = await compareVersions({
      req,
      id,
      from: asked(req, 'from') ?? 'published',
      to: asked(req, 'to') ?? 'latest',
    })
    return Response.json(compared)
  },
}

function asked(req: PayloadRequest, name: string): string | undefined {
  const value = req.query[name]
  if (value === undefined || value === '') return undefined
  if (typeof value === 'string' && value.length <= 100) return value
  throw new Refusal({
    status: 400,
    code: 'bad-query',
    message: `Send one version as “${name}”: its id, published or latest.`,
  })
}
