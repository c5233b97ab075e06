import { join } from 'node:path'

import type { Config } from 'payload'

import { MARK } from './mark'

/** The panel: its own name and mark, and no address but its own. */
export const admin: NonNullable<Config['admin']> = {
  user: 'users',
  // Payload's default asks gravatar.com for a picture of everybody who signs in.
  avatar: 'default',
  components: {
    graphics: { Icon: '/src/admin/Icon#Icon', Logo: '/src/admin/Logo#Logo' },
    providers: ['/src/admin/Theme#Theme'],
    views: {
      createFirstUser: { Component: '/src/admin/closedViews#FirstAccount', path: '/create-first-user' },
      dashboard: { Component: '/src/admin/Dashboard#Dashboard' },
      forgot: { Component: '/src/admin/closedViews#ForgotPassword', path: '/forgot' },
    },
  },
  dateFormat: 'd MMM yyyy, HH:mm',
  importMap: {
    baseDir: join(/* turbopackIgnore: true */ process.cwd()),
    importMapFile: join(/* turbopackIgnore: true */ process.cwd(), 'src/app/(payload)/admin/importMap.ts'),
  },
  meta: {
    titleSuffix: '· Dateline',
    description: 'The newsroom’s desk',
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: `data:image/svg+xml,${encodeURIComponent(MARK)}` }],
  },
  theme: 'all',
}
