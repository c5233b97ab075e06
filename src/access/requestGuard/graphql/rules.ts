import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit'
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql'

import { errorBody } from '../../../errors'
import type { GraphqlLimits } from './limits'
import { silenceSuggestions } from './suggestions'
import { weigh } from './weigh'

/**
 * Validation rules that limit what a document may request: a rejected document is not executed. Each rejection is a
 * GraphQL error with a stable code in its extensions.
 */
export function graphqlRules({
  limits,
  isClosed,
  canIntrospect,
  variables,
}: {
  limits: GraphqlLimits
  isClosed: boolean
  canIntrospect: boolean
  variables: Readonly<Record<string, unknown>>
}): ValidationRule[] {
  if (isClosed) return [closed]
  const refuse = (code: string, what: string, max: number) => ({
    // Thrown during validation, the error would be reported as a server error.
    propagateOnRejection: false,
    onReject: [
      (context: ValidationContext | null) =>
        context?.reportError(
          refusal({
            code,
            message: `The query has more than ${max} ${what}. Request less.`,
            received: max,
          }),
        ),
    ],
  })
  const { aliases, cost, depth } = limits
  return [
    maxDepthRule({ n: depth, ignoreIntrospection: canIntrospect, ...refuse('too-deep', 'levels', depth) }),
    maxAliasesRule({ n: aliases, ...refuse('too-many-aliases', 'aliases', aliases) }),
    costLimitRule({
      maxCost: cost,
      ignoreIntrospection: canIntrospect,
      ...refuse('too-costly', 'units of cost', cost),
    }),
    weight({ limits, variables }),
    ...(canIntrospect ? [] : [noIntrospection, silenceSuggestions]),
  ] as ValidationRule[]
}

const closed: ValidationRule = (context) => ({
  Document() {
    context.reportError(
      refusal({
        code: 'graphql-closed',
        status: 403,
        message: 'GraphQL is not open to the public here. Use REST, or sign in.',
      }),
    )
  },
})

const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return
    context.reportError(
      refusal({
        code: 'no-introspection',
        message: 'Only newsroom accounts can read the schema.',
        received: node.name.value,
      }),
    )
  },
})

function weight({
  limits,
  variables,
}: {
  limits: GraphqlLimits
  variables: Readonly<Record<string, unknown>>
}): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      const { fields, records } = weigh({ operation, context, variables, limits })
      if (fields > limits.fields) {
        const message = `The query has more than ${limits.fields} fields. Request less.`
        context.reportError(refusal({ code: 'too-many-fields', message, received: fields }))
      } else if (records > limits.records) {
        const message = `The query could return more than ${limits.records} records. Request smaller lists.`
        context.reportError(refusal({ code: 'too-many-records', message, received: records }))
      }
    },
  })
}

function refusal({
  code,
  status = 400,
  message,
  received,
}: {
  code: string
  status?: number
  message: string
  received?: unknown
}): GraphQLError {
  const data = errorBody({ code, message, received }).errors[0]?.data
  return new GraphQLError(message, { extensions: { statusCode: status, data } })
}
