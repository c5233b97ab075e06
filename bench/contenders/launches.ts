import { join } from 'node:path'

import { oursEnv, ROOT, STOCK, stockEnv } from '../places'
import type { Launch } from './contender'

const TSX = ['--conditions=production', '--import', 'tsx']
const NEXT = join(ROOT, 'node_modules/next/dist/bin/next')

/** This project's server, as `npm start` runs it; `cacheMB` as CACHE_MB takes it. */
export function dateline({
  database,
  cacheMB,
  probe,
}: {
  database: string
  cacheMB?: number
  probe: string
}): Launch {
  return {
    name: cacheMB === 0 ? 'uncached' : 'cached',
    args: () => [...TSX, 'src/server/main.ts'],
    env: (port) =>
      oursEnv({
        database,
        PORT: String(port),
        ...(cacheMB === undefined ? {} : { CACHE_MB: String(cacheMB) }),
      }),
    probe,
  }
}

/** Payload on Next, as `next start` runs it. */
export function stock({ database, probe }: { database: string; probe: string }): Launch {
  return {
    name: 'stock',
    args: (port) => [NEXT, 'start', '-H', '127.0.0.1', '-p', String(port)],
    env: () => stockEnv({ database }),
    folder: STOCK,
    probe,
  }
}

/** A server that gives the bytes of one file to whoever asks: Node's own, or Express. */
export function bare({ name, file, type }: { name: 'http' | 'express'; file: string; type: string }): Launch {
  return {
    name,
    args: () => [
      '--import',
      'tsx',
      join(import.meta.dirname, name === 'http' ? 'bareHttp.ts' : 'bareExpress.ts'),
    ],
    env: (port) => ({
      NODE_ENV: 'production',
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      FILE: file,
      TYPE: type,
    }),
    probe: '/v1/articles/any',
  }
}
