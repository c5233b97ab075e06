'use client'

import { useRowLabel } from '@payloadcms/ui'

interface CreditRow {
  readonly creditedAs?: string
  readonly location?: string
  readonly role?: string
}

/** A credit's row by its printed name, so that a folded list still reads as the credits do. */
export function CreditRowLabel() {
  const { data, rowNumber } = useRowLabel<CreditRow>()
  const words = [data?.role, data?.creditedAs, data?.location && `in ${data.location}`].filter(Boolean)
  return <span>{words.length > 0 ? words.join(' ') : `Credit ${(rowNumber ?? 0) + 1}`}</span>
}
