import type { ValidationRule } from 'graphql'

/** Removes graphql-js's “Did you mean …?” from a message: it reveals the schema to callers who may not read it. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean [^?]*\?/g, '')
}

/** Does the same for every validation error, by wrapping `reportError` of the context that all rules share. */
export const silenceSuggestions: ValidationRule = (context) => {
  const report = context.reportError.bind(context)
  context.reportError = (error) => {
    error.message = withoutSuggestion(error.message)
    report(error)
  }
  return {}
}
