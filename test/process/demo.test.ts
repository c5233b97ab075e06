import { existsSync, readFileSync } from 'node:fs'

import { afterEach, describe, expect, it } from 'vitest'

import { hasMongod } from '../support/mongod'
import { missingPostgres } from '../support/postgres'
import { freshPlace, isBuilt, start, type Place } from '../support/run'
import { freePort } from '../support/server'

const unbuilt = isBuilt()
  ? undefined
  : 'SKIPPED: the panel is not built, or older than the code; `npm run build` builds it'
const noMongod = (await hasMongod())
  ? undefined
  : 'SKIPPED: there is no mongod on this machine; `npm run test:mongo` fetches one'

let place: Place
afterEach(() => place.remove())

for (const { name, option, missing } of [
  { name: 'MongoDB', option: '--mongo', missing: noMongod ?? unbuilt },
  { name: 'PostgreSQL', option: '--postgres', missing: missingPostgres() ?? unbuilt },
]) {
  describe.skipIf(missing)(`the demo on ${name}${missing ? ` (${missing})` : ''}`, () => {
    const demo = async (extra: Record<string, string>) => {
      place = freshPlace({
        ...extra,
        MONGOMS_SYSTEM_BINARY: process.env.MONGOMS_SYSTEM_BINARY,
        MONGOMS_SYSTEM_BINARY_VERSION_CHECK: process.env.MONGOMS_SYSTEM_BINARY_VERSION_CHECK,
      })
      const port = await freePort()
      return { port, ...start('src/commands/demo.ts', [option], { ...place.env, PORT: String(port) }) }
    }

    it(`serves the AP story from a ${name} that ends with it, and says so`, async () => {
      const { child, ended, output, port } = await demo({})
      try {
        await until(() => output().includes('Dateline is ready') || child.exitCode !== null)
        expect(output()).toContain(`Ctrl-C stops it and deletes the newsroom with its ${name}`)
        expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
        for (const address of readmeAddresses(port)) {
          const answer = await fetch(address)
          expect(answer.status, address).toBe(200)
          expect(isSomething(await answer.text()), `${address} answers with something to read`).toBe(true)
        }
        const servers = childrenOf(child.pid!)
        const data = dataFolders(servers)
        expect(data.filter(existsSync)).toHaveLength(1)
        child.kill('SIGINT')
        const { code, stderr } = await ended
        expect(code).toBe(0)
        expect(stderr, 'no warning, no error').not.toMatch(/"level":[456]0/)
        await until(() => !servers.some(isAlive))
        expect(data.filter(existsSync)).toEqual([])
      } finally {
        child.kill('SIGKILL')
      }
    })

    it(`leaves no ${name} behind when it cannot go on`, async () => {
      const { child, ended } = await demo({ SEED_EDITOR_PASSWORD: 'short' })
      let servers: number[] = []
      const watch = setInterval(() => (servers = [...new Set([...servers, ...childrenOf(child.pid!)])]), 50)
      const { code, stderr } = await ended
      clearInterval(watch)
      expect(code).toBe(1)
      expect(stderr).toContain('SEED_EDITOR_PASSWORD is shorter')
      await until(() => !servers.some(isAlive))
    })

    it(`leaves no ${name} behind when it is killed`, async () => {
      const { child, ended } = await demo({})
      await until(() => dataFolders(childrenOf(child.pid!)).length > 0)
      const servers = childrenOf(child.pid!)
      child.kill('SIGKILL')
      await ended
      await until(() => !servers.some(isAlive))
    })
  })
}

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

/** Where database servers keep their data, by their command lines. */
function dataFolders(pids: readonly number[]): string[] {
  return pids.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return command.filter((_, index) => ['-D', '--dbpath'].includes(command[index - 1] ?? ''))
    } catch {
      return []
    }
  })
}

/** Whether a process is there, and not only the entry that its parent has not read yet. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
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
