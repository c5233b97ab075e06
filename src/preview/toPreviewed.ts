import type { PublishedArticle } from '../publicSchema/article'
import type { Article } from '../generated/payload-types'
import { toPublishedArticle } from '../published/article'

/** A story as readers will get it, its pictures read from where `pictureAt` says. Its own address is on no preview. */
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
