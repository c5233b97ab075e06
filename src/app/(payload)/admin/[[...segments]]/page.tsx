import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'

import { panelConfig } from '../../../../admin/panelConfig'
import { importMap } from '../importMap'

interface Args {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

export const generateMetadata = ({ params, searchParams }: Args): Promise<Metadata> =>
  generatePageMetadata({ config: panelConfig(), params, searchParams })

export default function Page({ params, searchParams }: Args) {
  return RootPage({ config: panelConfig(), importMap, params, searchParams })
}
