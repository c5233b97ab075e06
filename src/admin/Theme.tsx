'use client'

import { useLayoutEffect, type ReactNode } from 'react'

/**
 * Light or dark as the reader's system has it, on the signed-out pages too: Payload 3.90 leaves the theme out of
 * the configuration it sends them, so that without this they would be white for everybody.
 */
export function Theme({ children }: { readonly children?: ReactNode }) {
  useLayoutEffect(() => {
    const chosen = /(?:^|; )payload-theme=(light|dark)/.exec(document.cookie)?.[1]
    const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches
    document.documentElement.dataset.theme = chosen ?? (isDark ? 'dark' : 'light')
  }, [])
  return children
}
