import { readFileSync } from 'node:fs'

import { afterEach, describe, expect, it } from 'vitest'

import { isBuildStale } from '../../src/commands/staleBuild'
import { hasMongod } from '../support/mongod'
import { freshPlace, start, type Place } from '../support/run'
import { freePort } from '../support/server'

const missing = !(await hasMongod())
  ? 'SKIPPED: there is no mongod on this machine; `npm run test:mongo` fetches one'
  : isBuildStale()
    ? 'SKIPPED: the panel is not built, or older than the code; `npm run build` builds it'
    : undefined

let place: Place
afterEach(() => place.remove())

describe.skipIf(missing)(`the demo on MongoDB${missing ? ` (${missing})` : ''}`, () => {
  const demo = async (extra: Record<string, string>) => {
    place = freshPlace({
      ...extra,
      MONGOMS_SYSTEM_BINARY: process.env.MONGOMS_SYSTEM_BINARY,
      MONGOMS_SYSTEM_BINARY_VERSION_CHECK: process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK,
    })
    const port = await freePort()
    return { port, ...start('src/commands/demo.ts', ['--mongo'], { ...place.env, PORT: String(port) }) }
  }

  it('serves the AP story from a replica set that ends with it, and says so', async () => {
    const { child, ended, output, port } = await demo({})
    try {
      await until(() => output().includes('Dateline is ready') || child.exitCode !== null)
      expect(output()).toContain('Ctrl-C stops it, and throws the newsroom away')
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
      for (const address of readmeAddresses(port)) {
        const answer = await fetch(address)
        expect(answer.status, address).toBe(200)
        expect(isSomething(await answer.text()), `${address} answers with something to read`).toBe(true)
      }
      const mongods = childrenOf(child.pid!)
      expect(mongods.length).toBeGreaterThan(0)
      child.kill('SIGINT')
      expect((await ended).code).toBe(0)
      await until(() => mongods.every((pid) => !isAlive(pid)))
    } finally {
      child.kill('SIGKILL')
    }
  })

  it('leaves no mongod behind when it cannot go on', async () => {
    const { child, ended } = await demo({ SEED_EDITOR_PASSWORD: 'short' })
    let mongods: number[] = []
    const watch = setInterval(() => (mongods = [...new Set([...mongods, ...childrenOf(child.pid!)])]), 50)
    const { code, stderr } = await ended
    clearInterval(watch)
    expect(code).toBe(1)
    expect(stderr).toContain('SEED_EDITOR_PASSWORD is shorter')
    await until(() => mongods.every((pid) => !isAlive(pid)))
  })
})

/** What the README's curl commands read, at the demo's own port; POSTs are left out. */
function readmeAddresses(port: number): string[] {
  const commands = readFileSync('README.md', 'utf8').matchAll(
    /^curl (?:-[gL] )?'?http:\/\/127\.0\.0\.1:3000(\S*?)'?(?=\s|$)(?! -H)/gm,
  )
  return [...commands].map(([, path]) => `http://127.0.0.1:${port}${path}`)
}

/** A list with a record in it; anything that is no list is something. */
function isSomething(body: string): boolean {
  if (!body.startsWith('{')) return body !== ''
  const answer = JSON.parse(body) as Record<string, unknown>
  const list = [answer.docs, answer.items, answer.hits, answer.data].find(Array.isArray)
  return list === undefined || list.length > 0
}

/** The processes that a process has started; none where the system does not tell. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(is: () => boolean): Promise<void> {
  const deadline = Date.now() + 90_000
  while (!is()) {
    if (Date.now() > deadline) throw new Error('it took longer than a minute and a half')
    await new Promise((again) => setTimeout(again, 100))
  }
}
