import { bodySchemas } from '../richtext/schema'
import { picture } from './picture'

/** A story's text, of the few kinds of nodes that leave; and any one of them. */
export const { body, bodyNode } = bodySchemas(picture)
