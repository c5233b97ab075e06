import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import type { ServerFunctionClient } from 'payload'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'

import { panelConfig } from '../../admin/panelConfig'
import { allowedCall, isRefusal } from '../../payload/patches/serverFunctions'
import { importMap } from './admin/importMap'
import './dateline.css'

const serverFunction: ServerFunctionClient = async (asked) => {
  'use server'
  const call = allowedCall(asked)
  if (!call) notFound()
  try {
    return await handleServerFunctions({ ...call, config: panelConfig(), importMap })
  } catch (error) {
    if (isRefusal(error)) notFound()
    throw error
  }
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={panelConfig()} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
