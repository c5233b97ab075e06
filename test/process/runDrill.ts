import type { Drill, DrillResult } from '../../drills/drill'

/** Runs a drill in this process, as `npm run drill -- NAME --option value` does in one of its own. */
export async function runDrill(
  name: string,
  options: Readonly<Record<string, string>>,
): Promise<{
  findings: readonly DrillResult[]
  /** Its lines of progress, one below the other. */ said: () => string
}> {
  const { drill } = (await import(`../../drills/names/${name}.ts`)) as { drill: Drill }
  const lines: string[] = []
  const findings = await drill.run({
    options: { ...drill.options, ...options },
    say: (line) => lines.push(line),
  })
  return { findings, said: () => lines.join('\n') }
}
