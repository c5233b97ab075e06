import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds serious or critical within `selector`, a line each; empty where somebody could use it all. */
export async function seriousProblems(page: Page, selector = 'html'): Promise<string[]> {
  await page.evaluate(source)
  const { violations } = await page.evaluate(
    (within) =>
      (
        window as unknown as { axe: { run: (context: string, options: object) => Promise<AxeResults> } }
      ).axe.run(within, { resultTypes: ['violations'], iframes: false }),
    selector,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}
