import { isEmbargoed } from '../../articles/visibility'
import { nowIn } from '../../clock'
import { storeOf } from '../../readModel/store'
import { publicAddress } from '../../public/address'
import type { Newsroom } from './newsroom'

/** A story's URL, and its last significant change (ISO 8601). */
export interface PublishedAddress {
  readonly slug: string
  readonly url: string
  readonly updatedAt: string
}

/** Maximum number of URLs in a sitemap (sitemaps.org). */
const MOST = 50_000

/** The URLs of the stories first published in a month (`2026-11`, UTC), the oldest first; 50,000 at most. */
export async function findPublishedAddresses({
  payload,
  site,
  month,
}: Newsroom & { month: string }): Promise<PublishedAddress[]> {
  const now = nowIn(payload)
  const rows = await storeOf({ payload }).addresses({ from: month, below: monthAfter(month), limit: MOST })
  return rows
    .filter((row) => !isEmbargoed(row, now))
    .map(({ slug, updatedAt }) => ({ slug, url: publicAddress({ ...site, slug }), updatedAt }))
}

/** The months in which stories were first published, the oldest first. One lookup per month, however many stories there are. */
export async function findPublishedMonths({ payload }: Pick<Newsroom, 'payload'>): Promise<string[]> {
  const store = storeOf({ payload })
  const held = new Set(await store.held(nowIn(payload)))
  const months: string[] = []
  for (let from = ''; ;) {
    const key = await store.nextKey({ list: 'all', from })
    if (key === undefined) return months
    if (held.has(key)) {
      from = `${key} `
      continue
    }
    const month = key.slice(0, '2026-11'.length)
    months.push(month)
    from = monthAfter(month)
  }
}

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, '2026-11'.length)
}
