import type { PublishedArticle } from '../../public/schema/article'
import type { PublishedFile, PublishedPicture } from '../../public/schema/picture'
import { picturesShownIn } from '../../public/body/pictures'
import { languageTag } from './language'
import type { NinjsAssociation, NinjsRendition } from './ninjsShape'

/** The pictures of a story without duplicates, the lead picture first; undefined if there are none. */
export function toNinjsPictures({
  body,
  language,
  picture,
}: PublishedArticle): NinjsAssociation[] | undefined {
  const within = picturesShownIn(body).filter(({ url }) => url !== picture?.url)
  const distinct = [...new Map(within.map((shown) => [shown.url, shown])).values()]
  const associations = [
    ...(picture ? [{ name: 'main', rel: 'mainpicture', shown: picture }] : []),
    ...distinct.map((shown, index) => ({ name: `body-${index + 1}`, rel: 'bodypicture', shown })),
  ].map(({ name, rel, shown }) => ({ name, rel, ...toPictureObject(shown, language) }))
  return associations.length > 0 ? associations : undefined
}

function toPictureObject(shown: PublishedPicture, language: string): Omit<NinjsAssociation, 'name' | 'rel'> {
  const { alt, caption, credit, sizes } = shown
  const words = [
    ...(caption ? [{ role: 'caption', contentType: 'text/plain', value: caption }] : []),
    ...(alt ? [{ role: 'alt', contentType: 'text/plain', value: alt }] : []),
  ]
  return {
    // The file's URL identifies it: upload names are never reused.
    uri: shown.url,
    type: 'picture',
    pubStatus: 'usable',
    language: languageTag(language),
    descriptions: words.length > 0 ? words : undefined,
    by: credit ?? undefined,
    renditions: [toRendition('original', shown), ...sizes.map((size) => toRendition(size.name, size))],
  }
}

function toRendition(name: string, file: PublishedFile): NinjsRendition {
  return {
    name,
    href: file.url,
    contentType: file.mimeType ?? undefined,
    width: file.width ?? undefined,
    height: file.height ?? undefined,
    sizeInBytes: file.bytes ?? undefined,
  }
}
