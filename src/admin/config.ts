import { join } from 'node:path'

import type { Config } from 'payload'

import { MARK } from './mark'

const FORGOT = '/src/admin/closedViews#ForgotPassword'

/** The panel: its own name and mark, and no address but its own. Payload's form for a forgotten password needs mail. */
export const admin = ({ canSendMail }: { canSendMail: boolean }): NonNullable<Config['admin']> => ({
  user: 'users',
  // Payload's default asks gravatar.com for a picture of everybody who signs in.
  avatar: 'default',
  components: {
    graphics: { Icon: '/src/admin/Icon#Icon', Logo: '/src/admin/Logo#Logo' },
    providers: ['/src/admin/Theme#Theme'],
    views: {
      createFirstUser: { Component: '/src/admin/closedViews#FirstAccount', path: '/create-first-user' },
      dashboard: { Component: '/src/admin/Dashboard#Dashboard' },
      ...(canSendMail ? {} : { forgot: { Component: FORGOT, path: '/forgot' } as const }),
    },
  },
  // In the import map whether or not this machine, at this moment, sends mail.
  dependencies: { forgot: { path: FORGOT, type: 'component' } },
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
})
