import type { PayloadRequest } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { lineOf, type VersionLine } from './compareVersions'
import { savers } from './savers'

export interface VersionPage {
  readonly lines: readonly VersionLine[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

const PER_PAGE = 30

/** The versions of a story, newest first, read with the permissions of `req`. */
export async function listVersions({
  req,
  id,
  page = 1,
  limit = PER_PAGE,
}: {
  req: PayloadRequest
  id: string
  page?: number
  limit?: number
}): Promise<VersionPage> {
  const found = await req.payload.findVersions({
    collection: 'articles',
    depth: 0,
    limit,
    overrideAccess: false,
    page,
    req,
    select: {
      updatedAt: true,
      version: {
        _status: true,
        handover: { kind: true },
        killed: { at: true },
        savedBy: true,
        savedWithoutBase: true,
        stage: true,
      },
    },
    sort: '-updatedAt',
    trash: true,
    where: { parent: { equals: id } },
  })
  const versions = found.docs as unknown as { id: string; updatedAt: string; version: Article }[]
  const saverOf = await savers({ req, stories: versions.map(({ version }) => version) })
  return {
    lines: versions.map((version) => lineOf(version, saverOf)),
    page: found.page ?? 1,
    pages: found.totalPages,
    total: found.totalDocs,
  }
}
