import type { PublishedArticle } from '../publicSchema/article'
import type { PublishedPicture } from '../publicSchema/picture'
import type { BodyNode } from '../published/body/nodes'

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
