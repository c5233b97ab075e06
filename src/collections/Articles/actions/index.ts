import type { Endpoint } from 'payload'

import { compare } from './compare'

/** What can be asked of a story, or done with it, beside reading and saving it. */
export const actions: Omit<Endpoint, 'root'>[] = [compare]
