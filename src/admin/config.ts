import { resolve } from 'node:path'

import type { Config } from 'payload'

/** The panel: its own name and mark, and no address but its own. */
export const admin: NonNullable<Config['admin']> = {
  user: 'users',
  // Payload's default asks gravatar.com for a picture of everybody who signs in.
  avatar: 'default',
  components: {
    graphics: { Icon: '/src/admin/Icon#Icon', Logo: '/src/admin/Logo#Logo' },
  },
  dateFormat: 'd MMM yyyy, HH:mm',
  importMap: { baseDir: resolve('.'), importMapFile: resolve('src/app/(payload)/admin/importMap.ts') },
  meta: {
    titleSuffix: ' · Dateline',
    description: 'The newsroom’s desk',
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/admin-assets/icon.svg' }],
  },
  theme: 'all',
}
