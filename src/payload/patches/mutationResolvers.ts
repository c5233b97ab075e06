import type { Config } from 'payload'

type Mutations = NonNullable<NonNullable<Config['graphQL']>['mutations']>
type Resolver = (parent: never, args: never, context: never) => unknown

/**
 * Replaces the resolvers of Payload's own GraphQL mutations, by name.
 *
 * Upstream, Payload 3.90.2: `graphQL.mutations` adds mutations, but cannot replace the resolver of one that Payload builds. Why that is
 * wrong here: a login mutation would bypass the rate limits of the REST endpoint. The builder's second argument holds the mutations built
 * so far, and its return value overrides them; both are undocumented. Upstream issue: no issue known.
 * On upgrade: does the argument still have `Mutation.fields`, and are the names still `loginUser`, `refreshTokenUser`,
 * `forgotPasswordUser`?
 */
export function withResolvers(resolvers: Readonly<Record<string, Resolver>>): Mutations {
  return (_graphql, built) => {
    const { fields } = (built as unknown as Built).Mutation
    return Object.fromEntries(
      Object.entries(resolvers).map(([name, resolve]) => [name, { ...fields[name], resolve }]),
    )
  }
}

interface Built {
  readonly Mutation: { readonly fields: Readonly<Record<string, object>> }
}
