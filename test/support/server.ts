import { freePort } from '../../src/server/listen'
import { start, type Place } from './run'

export { freePort }

const MAIN = 'src/server/main.ts'

/** The real server, as a process, on a free port; resolves once it says that it is ready. */
export async function startServer(place: Place, { script = MAIN, args = [] as readonly string[] } = {}) {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const server = start(script, args, { ...place.env, PORT: String(port) })
    const said = await untilReady(server)
    if (said === undefined) return { ...server, port, url }
    // Another process may have been given the port meanwhile.
    if (!said.includes('is in use') || tries === 5) throw new Error(`The server did not start:\n${said}`)
  }
}

/** Undefined once the server is ready; what it said where it ended before, or took longer than a busy machine needs. */
async function untilReady(server: ReturnType<typeof start>): Promise<string | undefined> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    if (server.output().includes('Dateline is ready')) return undefined
    if (server.child.exitCode !== null || server.child.signalCode !== null) {
      const { code, stdout, stderr } = await server.ended
      return `${stdout}${stderr}\nexit code ${code}`
    }
    await new Promise((again) => setTimeout(again, 50))
  }
  const said = server.output()
  server.child.kill('SIGKILL')
  return said
}
