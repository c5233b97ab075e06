'use client'

import { useLayoutEffect, type ReactNode } from 'react'

/**
 * Applies the user's theme, or else that of their system, also on the signed-out pages: Payload 3.90 omits the theme
 * from the configuration it sends them, so that they would always be white.
 */
export function Theme({ children }: { readonly children?: ReactNode }) {
  useLayoutEffect(() => {
    const chosen = /(?:^|; )payload-theme=(light|dark)/.exec(document.cookie)?.[1]
    const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches
    document.documentElement.dataset.theme = chosen ?? (isDark ? 'dark' : 'light')
  }, [])
  return children
}
