import { existsSync } from 'node:fs'

import { chromium, type Browser } from 'playwright-core'

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const executablePath = PLACES.find((path) => path && existsSync(path))

/** Why the browser tests cannot run here, or undefined. In CI that is a failure. */
export const missing: string | undefined = (() => {
  const lacks = [
    executablePath ? '' : 'there is no Chromium (install one, or set CHROMIUM_PATH)',
    existsSync('.next/BUILD_ID') ? '' : 'the panel is not built (npm run build)',
  ].filter(Boolean)
  if (lacks.length === 0) return undefined
  const reason = `SKIPPED in the browser: ${lacks.join('; ')}.`
  if (process.env.CI === 'true') throw new Error(reason)
  console.warn(`\n${reason}\n`)
  return reason
})()

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS })
}
