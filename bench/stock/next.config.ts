import { resolve } from 'node:path'

import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

/** Next as in Payload's template; the packages are the repository's. */
const config: NextConfig = {
  turbopack: { root: resolve(import.meta.dirname, '../..') },
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config, { devBundleServerPackages: false })
