import type { PayloadRequest } from 'payload'

import { wordsOf } from '../words/tokens'
import { storeOf } from './store'

/** Keeps the words by which a person is found in step with the name, in the transaction of `req`. None without a name. */
export async function keepName({
  req,
  collection,
  id,
  name,
}: {
  req: PayloadRequest
  collection: 'authors' | 'contributors'
  id: string
  name: string | null | undefined
}): Promise<void> {
  const words = [
    ...new Set(
      wordsOf(name ?? '')
        .split(' ')
        .filter(Boolean),
    ),
  ]
  await storeOf(req).putName({ req, collection, id, words })
}
