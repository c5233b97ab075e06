const ENGINES = ['sqlite', 'mongodb', 'postgres'] as const

export type EngineName = (typeof ENGINES)[number]

/** The engine that an option names. Throws a sentence where it names none. */
export function engineNamed(name: string | undefined): EngineName {
  const found = ENGINES.find((engine) => engine === name)
  if (!found) throw new Error(`--engine is one of ${ENGINES.join(', ')}`)
  return found
}
