import type { Payload } from 'payload'

import type { AddressOf } from '../picture'

/** Where readers find what is published. */
export interface Site {
  /** The frontend's address, and the paths of a story and of an author on it (`/articles/{slug}`, `/authors/{slug}`). */
  readonly siteUrl: string
  readonly articlePath: string
  readonly authorPath: string
  /** This server's own, where pictures are read from. */
  readonly serverUrl: string
}

/** What every finder needs: the database, and where readers find what is in it. */
export interface Newsroom {
  readonly payload: Payload
  readonly site: Site
}

/** A picture's file on this server, with its whole address. */
export const fileAddress =
  ({ serverUrl }: Pick<Site, 'serverUrl'>): AddressOf =>
  ({ filename }) =>
    `${serverUrl}/api/media/file/${encodeURIComponent(filename)}`
