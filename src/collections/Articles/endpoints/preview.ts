import type { Endpoint } from 'payload'

import { knownTimeZone } from '../../../public/preview/moment'
import { previewNotice } from '../../../public/preview/notice'
import { renderPreviewPage } from '../../../public/preview/page'
import { toPreviewed } from '../../../public/preview/toPreviewed'
import { databaseOf } from '../../../database/engine'
import { requireFittingTypes } from '../../../payload/patches/refuseWrongTypes'
import { findStory, requireDesk, wordsOf } from './story'

/**
 * `POST /api/articles/{id}/preview` {data?, isUnsaved?, timeZone?}: renders the current form state of a story as an HTML page, for newsroom
 * staff. `data` holds the form's changes to the newest version. Saves nothing.
 */
export const preview: Omit<Endpoint, 'root'> = {
  path: '/:id/preview',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    const saved = await findStory(req)
    const { data = {}, isUnsaved, timeZone: zone } = await wordsOf(req)
    const { flattenedFields: fields } = req.payload.collections.articles.config
    const typed = requireFittingTypes({ data, fields, isId: databaseOf(req.payload.db).isId })
    const article = await req.payload.findByID({
      collection: 'articles',
      id: saved.id,
      // Populated like stored data, without being read from the database.
      data: { ...saved, ...typed, id: saved.id },
      depth: 2,
      overrideAccess: false,
      req,
    })
    const timeZone = knownTimeZone(zone)
    const html = renderPreviewPage({
      article: toPreviewed({
        article,
        // Relative, so that pictures load from the host by which the panel was reached.
        pictureAt: (filename) => `/api/media/file/${encodeURIComponent(filename)}`,
      }),
      notice: previewNotice({
        savedAt: saved.updatedAt,
        isPublished: saved._status === 'published' && !isUnsaved,
        isUnsaved: Boolean(isUnsaved),
        timeZone,
      }),
      timeZone,
    })
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  },
}
