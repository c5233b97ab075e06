import type { Payload } from 'payload'

import type { AddressOf } from '../../public/picture'

/** Where readers find published stories. */
export interface Site {
  /** The frontend's URL, and the paths of a story and of an author on it (`/articles/{slug}`, `/authors/{slug}`). */
  readonly siteUrl: string
  readonly articlePath: string
  readonly authorPath: string
  /** This server's URL, from which pictures are read. */
  readonly serverUrl: string
}

/** What every finder needs: the database and the site's URLs. */
export interface Newsroom {
  readonly payload: Payload
  readonly site: Site
}

/** The absolute URL of a picture's file on this server. */
export const fileAddress =
  ({ serverUrl }: Pick<Site, 'serverUrl'>): AddressOf =>
  ({ filename }) =>
    `${serverUrl}/api/media/file/${encodeURIComponent(filename)}`
