import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import type { ServerFunctionClient } from 'payload'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'

import { importMap } from './admin/importMap'
import './dateline.css'

/** What the panel's pages call. Payload looks a name up in an object, where `constructor` is one too, and has functions for settings that are off here. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'form-state',
  'get-default-layout',
  'render-document',
  'render-document-slots',
  'render-field',
  'render-list',
  'render-widget',
  'table-state',
])

const serverFunction: ServerFunctionClient = async ({ name, args }) => {
  'use server'
  // Payload asks at the first change whether somebody saved meanwhile, and then lets nobody go on without loading the
  // page anew. Here a save finds out, each time, and shows both texts (admin/saving).
  const asked = name === 'form-state' ? { ...args, checkForStaleData: false } : args
  if (!FUNCTIONS.has(name)) notFound()
  try {
    return await handleServerFunctions({ name, args: asked, config, importMap })
  } catch (error) {
    // A refusal is an answer, not a fault of the server.
    if (isRefusal(error)) notFound()
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  const status = (error as { status?: unknown } | undefined)?.status
  const isUnauthorized = error instanceof Error && error.message === 'Unauthorized'
  return isUnauthorized || (typeof status === 'number' && status >= 400 && status < 500)
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
