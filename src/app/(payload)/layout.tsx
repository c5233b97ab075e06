import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import type { ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'

import { importMap } from './admin/importMap'
import './dateline.css'

const serverFunction: ServerFunctionClient = async ({ name, args }) => {
  'use server'
  // Payload asks at the first change whether somebody saved meanwhile, and then lets nobody go on without loading the
  // page anew. Here a save finds out, each time, and shows both texts (admin/saving).
  const asked = name === 'form-state' ? { ...args, checkForStaleData: false } : args
  return handleServerFunctions({ name, args: asked, config, importMap })
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
