import { Worker } from 'node:worker_threads'

export interface Probe {
  readonly from: number
  readonly ms: number
  readonly isAlive: boolean
}

/** Requests `/healthz` every 20 ms from its own thread, so that the drill's own work does not distort the timing. */
export function startProbe(url: string): { stop: () => Promise<readonly Probe[]> } {
  const worker = new Worker(PROBE, { eval: true, workerData: { url: `${url}/healthz` } })
  return {
    async stop() {
      const probes = new Promise<readonly Probe[]>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
      })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is not a window
      worker.postMessage('stop')
      const all = await probes
      await worker.terminate()
      return all
    },
  }
}

/** Plain JavaScript: the loader that runs this file is not available in the thread. */
const PROBE = `
const { parentPort, workerData } = require('node:worker_threads')
const { Agent, get } = require('node:http')
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const probes = []
let isStopped = false
parentPort.on('message', () => { isStopped = true })
function probe() {
  const started = performance.now()
  const from = performance.timeOrigin + started
  const done = (isAlive) => {
    probes.push({ from, ms: performance.now() - started, isAlive })
    if (isStopped) { agent.destroy(); parentPort.postMessage(probes) } else setTimeout(probe, 20)
  }
  get(workerData.url, { agent }, (response) => {
    response.resume()
    response.on('end', () => done(response.statusCode === 200))
  }).on('error', () => done(false))
}
probe()
`
