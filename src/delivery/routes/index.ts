import type { Route } from '../route'
import { article, articles } from './articles'
import { changes } from './changes'
import { author, contributor } from './people'
import { search } from './search'
import { topic, topics } from './topics'

/** Every public address, in the order in which they are described. */
export const ROUTES: readonly Route[] = [
  articles,
  article,
  search,
  topics,
  topic,
  author,
  contributor,
  changes,
]
