import { join } from 'node:path'

import { oursEnv, ROOT, STOCK, stockEnv } from '../places'
import type { Side } from '../data/sides'
import type { ContenderName, Launch, StockName, UncachedName } from './contender'

const NEXT = join(ROOT, 'node_modules/next/dist/bin/next')

/**
 * The server of each side that editors write to. Cached responses need no database, so on PostgreSQL the server is measured without a
 * cache.
 */
export const SERVERS = {
  ours: 'cached',
  stock: 'stock',
  'ours-postgres': 'uncached-postgres',
  'stock-postgres': 'stock-postgres',
} as const satisfies Record<Side, ContenderName>

/** This project's server as `npm start` runs it: with its cache, or (`uncached`) without. */
export function dateline({
  name,
  database,
  probe,
}: {
  name: 'cached' | UncachedName
  database: string
  probe: string
}): Launch {
  return {
    name,
    args: () => ['--conditions=production', 'run.mjs', 'src/server/main.ts'],
    env: (port) =>
      oursEnv({
        database,
        PORT: String(port),
        ...(name === 'cached' ? {} : { CACHE_MB: '0' }),
      }),
    probe,
  }
}

/** Payload on Next, as `next start` runs it. */
export function stock({
  name,
  database,
  probe,
}: {
  name: StockName
  database: string
  probe: string
}): Launch {
  return {
    name,
    args: (port) => [NEXT, 'start', '-H', '127.0.0.1', '-p', String(port)],
    env: () => stockEnv({ database }),
    folder: STOCK,
    probe,
  }
}

/** A server that answers every request with the bytes of one file: plain Node or Express. */
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
