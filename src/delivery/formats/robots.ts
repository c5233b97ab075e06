/**
 * What crawlers may read (RFC 9309: the longest rule that fits wins). The panel and Payload's API are not for them; the
 * pictures below `/api` are, and stories whose own addresses begin with the same letters (`/api-rules-changed`).
 */
export function renderRobots({ sitemaps }: { sitemaps: readonly string[] }): string {
  return [
    'User-agent: *',
    'Allow: /',
    'Allow: /api/media/file/',
    ...['/admin', '/api', '/preview'].flatMap((path) =>
      ['$', '/', '?'].map((end) => `Disallow: ${path}${end}`),
    ),
    '',
    ...sitemaps.map((address) => `Sitemap: ${address}`),
    '',
  ].join('\n')
}
