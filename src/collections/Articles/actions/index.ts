import type { Endpoint } from 'payload'

import { preview } from './preview'
import { previewLinks } from './previewLinks'

/** What can be done with a story besides saving it: `/api/articles/{id}/…`. */
export const actions: Omit<Endpoint, 'root'>[] = [preview, ...previewLinks]
