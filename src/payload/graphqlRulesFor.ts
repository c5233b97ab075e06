import type { AfterErrorHook, Config, PayloadRequest } from 'payload'

import { isInNewsroom } from '../access/roles'
import { GRAPHQL_FOR_THE_NEWSROOM, GRAPHQL_FOR_THE_PUBLIC } from '../gate/graphql/limits'
import { graphqlRules } from '../gate/graphql/rules'
import { withoutSuggestion } from '../gate/graphql/suggestions'

type RulesFor = NonNullable<NonNullable<Config['graphQL']>['validationRules']>

/** The rules by which a GraphQL document is judged, by who asks. The schema is the newsroom's to read. */
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

/** What is wrong with variables is found when a document is executed, past its rules. */
export const hideSuggestions: AfterErrorHook = ({ graphqlResult, req }) => {
  if (!graphqlResult || isInNewsroom(req)) return undefined
  return { graphqlResult: { ...graphqlResult, message: withoutSuggestion(graphqlResult.message) } }
}
