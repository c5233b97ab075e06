'use client'

import type { Finding } from '../../articles/preflight/finding'
import { focusField } from './focusField'

/** Findings, each linked to its place, optionally with a button to dismiss or restore it. */
export function FindingList({
  findings,
  label,
  beside,
  onLead,
}: {
  readonly findings: readonly Finding[]
  readonly label: string
  readonly beside?: { readonly word: string; readonly act: (finding: Finding) => void }
  readonly onLead?: () => void
}) {
  if (findings.length === 0) return null
  return (
    <ul aria-label={label} className="dateline-findings__list">
      {findings.map((finding, index) => (
        <li className={`dateline-findings__${finding.severity}`} key={`${finding.key} ${index}`}>
          <button
            className="dateline-findings__lead"
            onClick={() => {
              onLead?.()
              void focusField(finding)
            }}
            type="button"
          >
            {finding.message}
            {finding.place && <Quote {...finding.place} />}
          </button>
          {beside && finding.severity === 'warning' && (
            <button
              aria-label={`${beside.word}: ${finding.message}`}
              className="dateline-findings__beside"
              onClick={() => beside.act(finding)}
              type="button"
            >
              {beside.word}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Quote({ paragraph, quote }: NonNullable<Finding['place']>) {
  const words = !/[\p{L}\p{N}]/u.test(quote)
    ? ''
    : ` · “${quote.length > 40 ? `${quote.slice(0, 40)}…` : quote}”`
  return (
    <span className="dateline-quiet">
      Paragraph {paragraph + 1}
      {words}
    </span>
  )
}
