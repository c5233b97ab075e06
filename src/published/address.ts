/**
 * The address at which readers find a story: `siteUrl` and `articlePath` (`/articles/{slug}`), with its slug in place.
 * Empty where a story has no slug yet.
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
