import type { DrizzleAdapter } from '@payloadcms/drizzle'

/**
 * Payload's deletion of one record, for which it looks first: the adapter's own fails, instead of finding nothing, where
 * the question goes through a relation to several collections (a preference by its owner) and nothing answers it.
 */
export function deleteOne(adapter: DrizzleAdapter): Pick<DrizzleAdapter, 'deleteOne'> {
  const stock = adapter.deleteOne.bind(adapter)
  return {
    async deleteOne(args) {
      const { collection, req, where } = args
      const found = await adapter.findOne<{ id: string }>({ collection, req, where })
      return found ? stock({ ...args, where: { id: { equals: found.id } } }) : null
    },
  }
}
