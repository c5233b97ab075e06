import { join } from 'node:path'

import type { Config } from 'payload'

import { MARK } from './mark'

const FORGOT = '/src/admin/closedViews#ForgotPassword'

/** The panel's configuration: its own name and logo, and no external addresses. Payload's form for a forgotten password needs mail. */
export const admin = ({ canSendMail }: { canSendMail: boolean }): NonNullable<Config['admin']> => ({
  user: 'users',
  // Payload's default requests a picture of every user from gravatar.com.
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
  // In the import map whether or not this server currently sends mail.
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
