/** The URL at which readers find a story or an author: `siteUrl` and the path (`/articles/{slug}`) with its slug. Empty without a slug. */
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
