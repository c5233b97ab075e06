import type { PayloadRequest } from 'payload'

import { wordsOf } from '../words/tokens'
import { storeOf } from './store'

/** Updates the words by which a person is found, in the transaction of `req`. Without a name there are none. */
export async function storeName({
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
