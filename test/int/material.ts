import sharp from 'sharp'

import type { Article, Media } from '../../src/generated/payload-types'
import type { Answer, Newsroom, Who } from './newsroom'

/** A story's text: a paragraph of these words, and pictures after it. */
export function richText(words: string, pictures: readonly string[] = []): NonNullable<Article['body']> {
  const element = { direction: null, format: '' as const, indent: 0, version: 1 }
  return {
    root: {
      ...element,
      type: 'root',
      children: [
        { ...element, type: 'paragraph', children: [{ type: 'text', text: words, version: 1 }] },
        ...pictures.map((value, index) => ({
          type: 'upload',
          id: `${index}`.padStart(24, '0'),
          relationTo: 'media',
          value,
          fields: null,
          format: '',
          version: 3,
        })),
      ],
    },
  }
}

/** A PNG, large enough for every size that Payload makes of it. */
export function png({ colour = '#336699', width = 1800, height = 900 } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()
}

/** Sends a picture as the panel does. */
export function upload(
  newsroom: Newsroom,
  who: Who,
  {
    name,
    bytes,
    data,
    path = '/api/media',
    method = 'POST',
  }: { name: string; bytes: Buffer; data?: object; path?: string; method?: string },
): Promise<Answer<{ doc: Media }>> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name, { type: 'image/png' }))
  form.set('_payload', JSON.stringify({ alt: 'A picture', ...data }))
  return newsroom.ask(who, path, { method, body: form })
}

/** The names of every file of a picture. */
export function filesOf(media: Media): string[] {
  const sizes = Object.values(media.sizes ?? {}).map((size) => size?.filename)
  return [media.filename, ...sizes].filter((name) => typeof name === 'string')
}

export const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString()
