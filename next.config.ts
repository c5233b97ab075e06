import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

/** Next serves the admin panel and nothing else; `src/server` calls its request handler. */
const config: NextConfig = {
  devIndicators: false,
  // Without source maps an error in a page is told by the built file's lines; with them telling it stops the server for half a second.
  experimental: {
    // A form's state goes to the server with its values three times; a story is up to 2 MB (server/readBody).
    serverActions: { bodySizeLimit: '8mb' },
    turbopackSourceMaps: false,
  },
  poweredByHeader: false,
  // Types are checked by `npm run types`, with the project's own compiler.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config, { devBundleServerPackages: false })
