import type { Route } from '../route'
import { article, articles } from './articles'
import { changes } from './changes'
import { feeds } from './feeds'
import { jsonLd } from './jsonLd'
import { ninjs, ninjsList } from './ninjs'
import { openapi } from './openapi'
import { author, contributor } from './people'
import { robots } from './robots'
import { search } from './search'
import { newsSitemap, sitemapIndex, sitemapOfMonth } from './sitemaps'
import { topic, topics } from './topics'

/** Every public route, in the order of the OpenAPI description. */
export const ROUTES: readonly Route[] = [
  articles,
  article,
  ninjs,
  jsonLd,
  ninjsList,
  search,
  topics,
  topic,
  author,
  contributor,
  changes,
  ...feeds,
  sitemapIndex,
  sitemapOfMonth,
  newsSitemap,
  robots,
  openapi(() => ROUTES),
]
