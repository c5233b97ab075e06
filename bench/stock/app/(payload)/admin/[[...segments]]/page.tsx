import { generatePageMetadata, RootPage } from '@payloadcms/next/views'

import config from '../../../../payload.config'
import { importMap } from '../importMap'

interface Args {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

export const generateMetadata = (args: Args) => generatePageMetadata({ config, ...args })

export default function Page(args: Args) {
  return RootPage({ config, importMap, ...args })
}
