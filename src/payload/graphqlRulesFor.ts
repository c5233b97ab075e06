import type { AfterErrorHook, Config, PayloadRequest } from 'payload'

import { isInNewsroom } from '../access/roles'
import { GRAPHQL_FOR_THE_NEWSROOM, GRAPHQL_FOR_THE_PUBLIC } from '../access/requestGuard/graphql/limits'
import { graphqlRules } from '../access/requestGuard/graphql/rules'
import { withoutSuggestion } from '../access/requestGuard/graphql/suggestions'

type RulesFor = NonNullable<NonNullable<Config['graphQL']>['validationRules']>

/** The validation rules for a GraphQL document, by caller. Only newsroom staff may introspect the schema, except in development. */
export function graphqlRulesFor({
  isPublicWelcome,
  isDevelopment,
}: {
  isPublicWelcome: boolean
  isDevelopment: boolean
}): RulesFor {
  return (args) => {
    const { req } = args.contextValue as { req: PayloadRequest }
    const isHere = isInNewsroom(req)
    return graphqlRules({
      limits: isHere ? GRAPHQL_FOR_THE_NEWSROOM : GRAPHQL_FOR_THE_PUBLIC,
      isClosed: !isHere && !isPublicWelcome,
      canIntrospect: isHere || isDevelopment,
      variables: args.variableValues ?? {},
    })
  }
}

/** Errors in variables are found during execution, after the validation rules, so suggestions are removed from their messages here. */
export const hideSuggestions: AfterErrorHook = ({ graphqlResult, req }) => {
  if (!graphqlResult || isInNewsroom(req)) return undefined
  return { graphqlResult: { ...graphqlResult, message: withoutSuggestion(graphqlResult.message) } }
}
