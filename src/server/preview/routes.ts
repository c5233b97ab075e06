import type { PublishedArticle } from '../../public/schema/article'
import { Router, type Handler, type Response } from 'express'
import type { Payload } from 'payload'

import { isEmbargoed } from '../../articles/visibility'
import { NOTHING_HERE } from '../../public/preview/nothing'
import { previewNotice } from '../../public/preview/notice'
import { renderPreviewPage } from '../../public/preview/page'
import { picturesShown } from '../../public/preview/pictures'
import { STYLES_HASH } from '../../public/preview/styles'
import { toPreviewed } from '../../public/preview/toPreviewed'
import { findShown, type Shown } from './find'

const PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${STYLES_HASH}`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * `/preview/{token}`: the story of a preview link, for anyone who has the link; `/preview/{token}/media/{filename}`:
 * the pictures on that page, public or not. Responses are not cached or indexed. Every failure gets the same page
 * (404). Credentials make no difference.
 */
export function previewRoutes({ payload }: { payload: Payload }): Router {
  const router = Router({ strict: true })
  const toPublished = ({ article }: Shown, token: string) =>
    toPreviewed({ article, pictureAt: (filename) => pictureAddress({ token, filename }) })

  router.use(setHeaders)
  router.get('/:token', async (req, res) => {
    const { token } = req.params
    const now = new Date()
    const shown = await findShown({ payload, token, now })
    if (!shown) sendNothing(res)
    else res.type('html').send(renderPage({ shown, article: toPublished(shown, token), now }))
  })
  router.get('/:token/media/:filename', async (req, res) => {
    const { token, filename } = req.params
    const shown = await findShown({ payload, token, now: new Date() })
    const isShown = shown && picturesShown(toPublished(shown, token)).has(pictureAddress({ token, filename }))
    if (!isShown) sendNothing(res)
    else await sendPicture({ res, filename, directory: payload.collections.media.config.upload.staticDir })
  })
  // The same response for any other path below this one.
  router.get(/.*/, (_req, res) => sendNothing(res))
  return router
}

function renderPage({ shown, article, now }: { shown: Shown; article: PublishedArticle; now: Date }): string {
  const { embargoedUntil } = shown.article
  const isHeld = isEmbargoed({ embargoedUntil }, now)
  const notice = previewNotice({
    ...shown,
    timeZone: 'UTC',
    ...(isHeld && embargoedUntil ? { embargoedUntil } : {}),
  })
  return renderPreviewPage({ article, notice })
}

function pictureAddress({ token, filename }: { token: string; filename: string }): string {
  return `/preview/${token}/media/${encodeURIComponent(filename)}`
}

const setHeaders: Handler = (_req, res, next) => {
  res.set({
    'cache-control': 'private, no-store',
    'content-security-policy': PAGE_POLICY,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  })
  next()
}

function sendNothing(res: Response): void {
  res.status(404).type('html').send(NOTHING_HERE)
}

/** Sends a file without Express's own cache headers, and without its error for a missing file. */
function sendPicture({
  res,
  filename,
  directory,
}: {
  res: Response
  filename: string
  directory: string | undefined
}): Promise<void> {
  return new Promise((resolve) => {
    const options = { root: directory, cacheControl: false, etag: false, lastModified: false }
    res.sendFile(filename, options, (error) => {
      // The file is missing, or the client has disconnected.
      if (error && !res.headersSent) sendNothing(res)
      resolve()
    })
  })
}
