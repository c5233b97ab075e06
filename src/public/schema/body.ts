import { bodySchemas } from '../../richtext/schema'
import { picture } from './picture'

/** The public rich text of a story, with its few kinds of nodes; and any one of the nodes. */
export const { body, bodyNode } = bodySchemas(picture)
