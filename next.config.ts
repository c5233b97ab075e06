import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

/** Next serves the admin panel and nothing else; `src/server` calls its request handler. */
const config: NextConfig = {
  devIndicators: false,
  poweredByHeader: false,
  // Types are checked by `npm run types`, with the project's own compiler.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config, { devBundleServerPackages: false })
