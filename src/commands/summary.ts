import type { Manifest } from '../operations/backup/manifest'

/** What a backup contains, in words: `12 articles, 3 topics, 40 media …`. */
export function summaryOf({ counts }: Pick<Manifest, 'counts'>): string {
  return ['articles', 'topics', 'media', 'authors', 'contributors', 'dispatches', 'users']
    .map((collection) => `${counts[collection] ?? 0} ${collection}`)
    .join(', ')
}
