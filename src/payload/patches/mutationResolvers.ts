import type { Config } from 'payload'

type Mutations = NonNullable<NonNullable<Config['graphQL']>['mutations']>
type Resolver = (parent: never, args: never, context: never) => unknown

/**
 * Payload's own GraphQL mutations by their names, with other resolvers.
 *
 * Upstream, Payload 3.90.2: `graphQL.mutations` adds mutations, and nothing replaces the resolver of one that Payload builds. Why that is wrong
 * here: a mutation that signs in past the limits of the REST endpoint makes the limits worthless. The builder's second argument holds the
 * mutations made so far, and what it returns wins over them; both are undocumented. Upstream issue: no issue known.
 * On upgrade: has the argument still `Mutation.fields`, and are the names still `loginUser`, `refreshTokenUser`, `forgotPasswordUser`?
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
