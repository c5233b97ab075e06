import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds serious or critical within `selector` once nothing moves, a line each; empty where everybody can use it. */
export async function seriousProblems(page: Page, selector = 'html'): Promise<string[]> {
  await page.evaluate(source)
  // A button that has just become usable is on its way from the colour of one that is not.
  await page.evaluate(async () => {
    await Promise.all(
      document
        .getAnimations()
        .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
        .map(({ finished }) => finished.catch(() => undefined)),
    )
  })
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
