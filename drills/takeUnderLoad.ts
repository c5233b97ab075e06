import { run, type Ended, type Place } from '../test/support/run'
import { startServer } from '../test/support/server'
import { signIn } from './desk'
import { EDITOR, putUnderLoad, savedMore, type Load } from './underLoad'

/** When a backup was started, and when it was complete. */
export interface Span {
  readonly began: number
  readonly ended: number
}

/** Takes backups of a newsroom, one after the other, while stories and pictures are created and deleted. Kills its server at the end. */
export async function takeUnderLoad<T>({
  place,
  count,
  take,
  say,
}: {
  place: Place
  count: number
  /** Takes one backup, numbered from 1. */
  take: (index: number, load: Load) => Promise<T>
  say: (line: string) => void
}): Promise<{ load: Load; taken: (T & Span)[] }> {
  await must(run('seed/index.ts', [], place.env))
  const server = await startServer(place)
  try {
    const load = putUnderLoad(await signIn({ url: server.url, ...EDITOR }))
    const taken: (T & Span)[] = []
    for (let index = 1; index <= count; index += 1) {
      await savedMore({ load, count: 10 })
      const before = load.stories.size
      const began = Date.now()
      const backup = await take(index, load)
      const ended = Date.now()
      taken.push({ ...backup, began, ended })
      say(
        `backup ${index} in ${((ended - began) / 1000).toFixed(1)} s, ${load.stories.size - before} stories saved during that time`,
      )
    }
    await load.stop()
    say(`${load.stories.size} stories and ${load.pictures.size} pictures were acknowledged`)
    if (load.refused[0]) say(load.refused[0])
    return { load, taken }
  } catch (error) {
    // Why a request failed is often known only to the server.
    const { exitCode, signalCode } = server.child
    const state =
      exitCode === null && signalCode === null ? 'is running' : `ended (${exitCode ?? signalCode})`
    throw new Error(`The server ${state}. It said:\n${server.output().slice(-4_000)}`, { cause: error })
  } finally {
    server.child.kill('SIGKILL')
    await server.ended
  }
}

/** Throws a command's output if it failed. */
export async function must(ended: Promise<Ended>): Promise<void> {
  const { code, stdout, stderr } = await ended
  if (code !== 0) throw new Error(`a command of the drill exited with ${code}:\n${stdout}${stderr}`)
}
