import { renderRobots } from '../formats/robots'
import type { Route } from '../route'

export const robots: Route = {
  path: '/robots.txt',
  operationId: 'getRobots',
  summary: 'What crawlers may read, and where the sitemaps are',
  parameters: [],
  answers: { contentType: 'text/plain' },
  statuses: [],
  handle: ({ site: { serverUrl } }) =>
    Promise.resolve({
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      body: renderRobots({ sitemaps: [`${serverUrl}/sitemap.xml`, `${serverUrl}/news-sitemap.xml`] }),
      tags: ['lists'],
    }),
}
