'use client'

import { useRowLabel } from '@payloadcms/ui'

/** Rows named by what is in them, so that a folded list still reads. */

interface Credit {
  readonly creditedAs?: string
  readonly location?: string
  readonly role?: string
}

export function CreditRowLabel() {
  const { data, rowNumber } = useRowLabel<Credit>()
  const words = [data?.role, data?.creditedAs, data?.location && `in ${data.location}`].filter(Boolean)
  return <span>{words.join(' ') || `Credit ${(rowNumber ?? 0) + 1}`}</span>
}

const KINDS: Readonly<Record<string, string>> = {
  clarification: 'Clarification',
  correction: 'Correction',
  'editors-note': 'Editor’s note',
}

export function CorrectionRowLabel() {
  const { data } = useRowLabel<{ readonly kind?: string; readonly text?: string }>()
  return <span>{[KINDS[data?.kind ?? ''] ?? 'Correction', data?.text].filter(Boolean).join(': ')}</span>
}

export function FindingRowLabel() {
  const { data } = useRowLabel<{ readonly line?: number; readonly message?: string }>()
  return <span>{[data?.line && `Line ${data.line}`, data?.message].filter(Boolean).join(': ')}</span>
}
