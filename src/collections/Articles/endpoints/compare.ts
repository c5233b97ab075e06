import type { Endpoint, PayloadRequest } from 'payload'

import { isInNewsroom } from '../../../access/roles'
import { Refusal } from '../../../errors'
import { compareVersions } from '../../../versions/compareVersions'

/**
 * GET `/api/articles/{id}/compare?from=&to=`: how two versions of a story differ, for the newsroom. Each is a version's
 * id, `published` (what readers have) or `latest` (the newest, draft or not); without a word `from` is what readers have,
 * `to` the newest. Refuses others (403), and what there is not (404 `no-such-version`).
 */
export const compare: Omit<Endpoint, 'root'> = {
  path: '/:id/compare',
  method: 'get',
  handler: async (req) => {
    if (!isInNewsroom(req)) {
      throw new Refusal({
        status: req.user ? 403 : 401,
        code: req.user ? 'forbidden' : 'sign-in-required',
        message: 'Versions are for the newsroom.',
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
    message: `Give one version at “${name}”. Its id or published or latest.`,
  })
}
