/**
 * The address at which readers find a story, or an author: `siteUrl` and the path (`/articles/{slug}`), with its slug in place.
 * Empty where it has no slug yet.
 */
export function publicAddress({
  siteUrl,
  articlePath,
  slug,
}: {
  siteUrl: string
  articlePath: string
  slug: string | null | undefined
}): string {
  if (!slug) return ''
  return `${siteUrl.replace(/\/+$/, '')}${articlePath.replaceAll('{slug}', encodeURIComponent(slug))}`
}
