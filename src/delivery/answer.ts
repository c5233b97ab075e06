/** The response of a route. The cache adds the ETag and cache headers; the server adds its own headers. */
export interface Answer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  /** Additional headers in lower case, such as `location` and `link`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Tags by which a CDN purges the response: `lists`, `article-ID`, `author-ID`. */
  readonly tags?: readonly string[]
  /** False: the response is never cached. */
  readonly isKept?: boolean
}
