/**
 * Renders robots.txt (RFC 9309: the longest matching rule wins). Disallows the panel and Payload's API, but allows the
 * pictures below `/api` and stories whose URLs begin with the same letters (`/api-rules-changed`).
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
