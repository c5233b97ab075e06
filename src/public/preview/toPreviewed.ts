import type { PublishedArticle } from '../schema/article'
import type { Article } from '../../generated/payload-types'
import { toPublishedArticle } from '../article'

/** A story as readers will get it, with pictures at the URLs of `pictureAt`. A preview has no URL of the story itself. */
export function toPreviewed({
  article,
  pictureAt,
}: {
  article: Article
  pictureAt: (filename: string) => string
}): PublishedArticle {
  return toPublishedArticle({
    article,
    siteUrl: '',
    articlePath: '/{slug}',
    addressOf: ({ filename }) => pictureAt(filename),
  })
}
