import { NotFoundPage } from '@payloadcms/next/views'

import { panelConfig } from '../../../../admin/panelConfig'
import { importMap } from '../importMap'

interface Args {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default function NotFound({ params, searchParams }: Args) {
  return NotFoundPage({ config: panelConfig(), importMap, params, searchParams })
}
