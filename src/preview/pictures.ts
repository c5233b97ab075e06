import type { BodyNode } from '../published/body/nodes'
import type { PublishedArticle } from '../published/article'
import type { PublishedPicture } from '../published/picture'

/** The addresses of every file that a story's page may show: the lead picture and those in the body. */
export function picturesShown({ picture, body }: PublishedArticle): ReadonlySet<string> {
  const pictures = [...(picture ? [picture] : []), ...picturesIn(body?.root.children ?? [])]
  return new Set(pictures.flatMap((each) => [each.url, ...each.sizes.map(({ url }) => url)]))
}

function picturesIn(nodes: readonly BodyNode[]): PublishedPicture[] {
  return nodes.flatMap((node) => {
    if (node.type === 'upload') return [node.value]
    return 'children' in node ? picturesIn(node.children) : []
  })
}
