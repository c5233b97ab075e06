/** What a route gives a reader. The cache adds the ETag and the rules for caches, the server its own headers. */
export interface Answer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  /** Besides those above: `location`, `link`. Lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** What the answer is made of, as the names a CDN is told to forget: `lists`, `article-ID`, `author-ID`. */
  readonly tags?: readonly string[]
  /** False: it is asked for anew each time. */
  readonly isKept?: boolean
}
