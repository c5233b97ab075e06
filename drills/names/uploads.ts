import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

import sharp from 'sharp'

import { freshPlace, run } from '../../test/support/run'
import { startServer } from '../../test/support/server'
import { signIn } from '../desk'
import type { Drill } from '../drill'
import { EDITOR } from '../underLoad'

const MAX_P95_MS = 300
/** A picture of 24 megapixels takes some 300 MB while it is decoded; the rest of the process some 500. */
const MAX_MEMORY_MB = 1_500

export const drill: Drill = {
  about:
    'uploads twenty large pictures, four at a time: other saves take at most 300 ms, and memory stays bounded',
  options: { pictures: '20', 'at-once': '4', megapixels: '24' },
  async run({ options, say }) {
    const place = freshPlace({
      SEED_EDITOR_PASSWORD: EDITOR.password,
      SEED_EDITOR_EMAIL: EDITOR.email,
      LOG_LEVEL: 'info',
    })
    try {
      const seeded = await run('seed/index.ts', [], place.env)
      if (seeded.code !== 0) throw new Error(seeded.stderr)
      const { child, ended, url } = await startServer(place)
      try {
        const desk = await signIn({ url, ...EDITOR })
        const bytes = await largeJpeg(Number(options.megapixels))
        say(`each picture has ${options.megapixels} megapixels and ${(bytes.length / 1e6).toFixed(1)} MB`)
        const state = { isOver: false, memory: 0 }
        const saves: { ms: number; isSaved: boolean }[] = []
        const saving = (async () => {
          for (let number = 0; !state.isOver; number += 1) {
            const began = performance.now()
            const { status } = await desk.ask('/api/articles?draft=true&depth=0', {
              method: 'POST',
              body: { headline: `Saved ${number}` },
            })
            saves.push({ ms: performance.now() - began, isSaved: status === 201 })
            const [, kilobytes = '0'] =
              /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
            state.memory = Math.max(state.memory, Number(kilobytes) / 1024)
            await pause(50)
          }
        })()
        const began = performance.now()
        const left = Array.from({ length: Number(options.pictures) }, (_, index) => index)
        const refused: string[] = []
        const uploader = async () => {
          for (let index = left.shift(); index !== undefined; index = left.shift()) {
            const form = new FormData()
            form.set('file', new File([new Uint8Array(bytes)], `large-${index}.jpg`, { type: 'image/jpeg' }))
            form.set('_payload', JSON.stringify({ alt: 'A large picture' }))
            const { status, bytes: said } = await desk.ask('/api/media', { method: 'POST', body: form })
            if (status !== 201) refused.push(`${status} ${said.toString('utf8').slice(0, 200)}`)
            say(`picture ${index + 1}: ${status}`)
          }
        }
        await Promise.all(Array.from({ length: Number(options['at-once']) }, uploader))
        const seconds = (performance.now() - began) / 1_000
        state.isOver = true
        await saving
        const times = saves.map(({ ms }) => ms).sort((a, b) => a - b)
        const p95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN
        return [
          {
            what: 'pictures refused',
            count: `${refused.length} of ${options.pictures} in ${seconds.toFixed(0)} s${refused.map((line) => `; ${line}`).join('')}`,
            isKept: refused.length === 0,
          },
          {
            what: 'saves during that time, and of these refused',
            count: `${saves.length}, ${saves.filter(({ isSaved }) => !isSaved).length}`,
            isKept: saves.length > 20 && saves.every(({ isSaved }) => isSaved),
          },
          {
            what: `save time at the 95th percentile, in ms (at most ${MAX_P95_MS}); the longest`,
            count: `${p95.toFixed(0)}; ${(times.at(-1) ?? 0).toFixed(0)}`,
            isKept: p95 <= MAX_P95_MS,
          },
          {
            what: `peak memory, in MB (at most ${MAX_MEMORY_MB})`,
            count: Math.round(state.memory),
            isKept: state.memory > 0 && state.memory <= MAX_MEMORY_MB,
          },
        ]
      } finally {
        child.kill('SIGTERM')
        await ended
      }
    } finally {
      place.remove()
    }
  },
}

/** Noise, which does not compress and takes every decoder the most work. */
async function largeJpeg(megapixels: number): Promise<Buffer> {
  const width = Math.round(Math.sqrt((megapixels * 1e6 * 3) / 2))
  const height = Math.round((width * 2) / 3)
  const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const
  return sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .jpeg({ quality: 80 })
    .toBuffer()
}
