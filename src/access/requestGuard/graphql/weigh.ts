import {
  Kind,
  type FieldNode,
  type GraphQLFieldMap,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'

import { DEFAULT_LIMIT } from '../limits'
import type { GraphqlLimits } from './limits'

export interface Weight {
  readonly fields: number
  readonly records: number
}

/**
 * Counts what an operation requests: its selections with fragments expanded, and the records that could be returned,
 * each list multiplied by those around it. Counting stops a little above the limits.
 */
export function weigh({
  operation,
  context,
  variables,
  limits,
}: {
  operation: OperationDefinitionNode
  context: ValidationContext
  variables: Readonly<Record<string, unknown>>
  limits: GraphqlLimits
}): Weight {
  let fields = 0
  let records = 0
  const isOver = () => fields > limits.fields || records > limits.records
  const visit = (
    set: SelectionSetNode | undefined,
    type: GraphQLNamedType | undefined,
    times: number,
  ): void => {
    for (const selection of set?.selections ?? []) {
      if (isOver()) return
      fields += 1
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = context.getFragment(selection.name.value)
        visit(fragment?.selectionSet, named(fragment?.typeCondition.name.value) ?? type, times)
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        visit(selection.selectionSet, named(selection.typeCondition?.name.value) ?? type, times)
      } else {
        const definition = fieldsOf(type)[selection.name.value]
        const isList = definition?.args.some(({ name }) => name === 'limit') ?? false
        const here = isList ? times * limitOf(selection, operation, variables, limits.records) : times
        if (isList) records += here
        visit(selection.selectionSet, definition && named(nameOf(definition.type)), here)
      }
    }
  }
  const named = (name: string | undefined) => (name ? context.getSchema().getType(name) : undefined)
  visit(operation.selectionSet, context.getSchema().getRootType(operation.operation) ?? undefined, 1)
  return { fields, records }
}

/** Checks the type's properties, not its class: a test and its server may each load a copy of the library. */
function fieldsOf(type: GraphQLNamedType | undefined): GraphQLFieldMap<unknown, unknown> {
  return type && 'getFields' in type ? (type.getFields() as GraphQLFieldMap<unknown, unknown>) : {}
}

/** The named type of a list or non-null type: `Article` for `[Article!]!`. */
const nameOf = (type: GraphQLOutputType): string => String(type).replace(/[[\]!]/g, '')

/** A list's `limit` argument; in Payload 0 means all records. */
function limitOf(
  field: FieldNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  all: number,
): number {
  const value = field.arguments?.find(({ name }) => name.value === 'limit')?.value
  const given =
    value?.kind === Kind.VARIABLE
      ? (variables[value.name.value] ?? defaultOf(operation, value.name.value))
      : value?.kind === Kind.INT
        ? Number(value.value)
        : undefined
  if (given === undefined || given === null) return DEFAULT_LIMIT
  return typeof given === 'number' && given > 0 ? given : all
}

function defaultOf(operation: OperationDefinitionNode, name: string): unknown {
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)
  const value = definition?.defaultValue
  return value?.kind === Kind.INT ? Number(value.value) : undefined
}
