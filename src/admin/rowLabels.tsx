'use client'

import { useRowLabel } from '@payloadcms/ui'

import { correctionLabel } from '../labels'
import { nameOf } from './nameOf'
import { usePersonName } from './PersonName'

/** Labels rows by their content, so that a folded list is readable. */

interface Credit {
  readonly author?: unknown
  readonly contributor?: unknown
  readonly creditedAs?: string
  readonly location?: string
  readonly role?: string
}

export function CreditRowLabel() {
  const { data, rowNumber } = useRowLabel<Credit>()
  const isAuthor = data?.author !== undefined
  const collection = isAuthor ? 'authors' : 'contributors'
  const name = usePersonName({ collection, person: isAuthor ? data.author : data?.contributor })
  const words = [data?.role, nameOf(data?.creditedAs) ?? name, data?.location && `in ${data.location}`]
  return <span>{words.filter(Boolean).join(' ') || `Credit ${(rowNumber ?? 0) + 1}`}</span>
}

export function CorrectionRowLabel() {
  const { data } = useRowLabel<{ readonly kind?: string; readonly text?: string }>()
  return <span>{[correctionLabel(data?.kind), data?.text].filter(Boolean).join(': ')}</span>
}

export function FindingRowLabel() {
  const { data } = useRowLabel<{ readonly line?: number; readonly message?: string }>()
  return <span>{[data?.line && `Line ${data.line}`, data?.message].filter(Boolean).join(': ')}</span>
}
