import type { DrizzleAdapter } from '@payloadcms/drizzle'

/**
 * Replaces Payload's deletion of one record with a lookup first: if nothing matches, the adapter's own fails for a query through a
 * polymorphic relationship (a preference by its owner).
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
