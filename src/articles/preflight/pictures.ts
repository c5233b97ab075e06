import { isBlank } from './blocks'
import { keyOf, type Finding } from './finding'
import type { Facts, Story } from './story'

const SHOWN: Readonly<Record<string, string>> = {
  picture: 'The lead picture',
  'share.picture': 'The picture for social cards',
}

/** Pictures without a text for people who cannot see them. Excludes pictures that no longer exist. */
export function findPictures({ story, facts }: { story: Story; facts: Facts }): Finding[] {
  return story.pictures
    .filter(({ id }) => isBlank(facts.altTexts.get(id)))
    .map(({ id, path }) => ({
      code: 'no-alt-text',
      severity: 'error',
      path,
      message: `${SHOWN[path] ?? 'A picture in the body'} ${
        facts.altTexts.has(id)
          ? 'has no alt text. Describe it for people who cannot see it.'
          : 'no longer exists. Choose another or remove it.'
      }`,
      key: keyOf('no-alt-text', path, id),
    }))
}
