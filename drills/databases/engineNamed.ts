const ENGINES = ['sqlite', 'mongodb', 'postgres'] as const

export type EngineName = (typeof ENGINES)[number]

/** The engine that an option names. Throws an error with a readable message for an unknown name. */
export function engineNamed(name: string | undefined): EngineName {
  const found = ENGINES.find((engine) => engine === name)
  if (!found) throw new Error(`--engine is one of ${ENGINES.join(', ')}`)
  return found
}
