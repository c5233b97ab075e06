import { renderRobots } from '../formats/robots'
import type { Route } from '../route'

export const robots: Route = {
  path: '/robots.txt',
  operationId: 'getRobots',
  summary: 'The rules for crawlers and the addresses of the sitemaps',
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
