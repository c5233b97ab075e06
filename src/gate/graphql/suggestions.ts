import type { ValidationRule } from 'graphql'

/** A message of graphql-js without its “Did you mean …?”, which names what the schema has to those who may not read it. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean [^?]*\?/g, '')
}

/** The same for all that is found while a document is validated. Takes hold of the context that every rule reports to. */
export const silenceSuggestions: ValidationRule = (context) => {
  const report = context.reportError.bind(context)
  context.reportError = (error) => {
    error.message = withoutSuggestion(error.message)
    report(error)
  }
  return {}
}
