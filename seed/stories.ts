import type { Incoming } from '../src/ingest/upsert'

/** The stories that `npm run seed` brings, and the words of ours that their copy lacks. */
export const stories: readonly { file: string; working: NonNullable<Incoming['working']> }[] = [
  {
    file: 'seed/stories/ap-story.txt',
    working: {
      headline: 'North Korea sends about 10,000 troops to Russia, Pentagon says',
      edNote: 'The headline is a working one by the seed, not the agency’s: the copy came without one.',
    },
  },
]
