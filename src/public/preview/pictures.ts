import type { PublishedArticle } from '../schema/article'
import { picturesShownIn } from '../body/pictures'

/** The URLs of every file that a story's page may show: the lead picture and those in the body. */
export function picturesShown({ picture, body }: PublishedArticle): ReadonlySet<string> {
  const pictures = [...(picture ? [picture] : []), ...picturesShownIn(body)]
  return new Set(pictures.flatMap((each) => [each.url, ...each.sizes.map(({ url }) => url)]))
}
