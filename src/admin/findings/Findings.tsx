'use client'

import { useAllFormFields, useDebounce, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import type { Finding } from '../../articles/preflight/finding'
import { rowsOf } from '../../relations'
import { FindingList } from './FindingList'
import { judge, judgedData, type Judged } from './runPreflight'

const PATH = 'dismissedFindings'
const SOON = 700

/** The findings on the story in the form, checked by the server while the editor types. */
export function Findings() {
  const { id } = useDocumentInfo()
  const { addFieldRow, removeFieldRow, getDataByPath } = useForm()
  const [fields] = useAllFormFields()
  const body = useDebounce(judgedDataOf(fields), SOON)
  const [judged, setJudged] = useState<Judged>()

  useEffect(() => {
    if (!body) return undefined
    const asking = new AbortController()
    void judge({ id, body, signal: asking.signal }).then((answer) => answer && setJudged(answer))
    return () => asking.abort()
  }, [body, id])

  if (!judged) return null
  const rows = () => rowsOf<{ readonly key?: string }>(getDataByPath(PATH))
  const dismiss = ({ key, code }: Finding) =>
    addFieldRow({
      path: PATH,
      rowIndex: rows().length,
      schemaPath: `articles.${PATH}`,
      subFieldState: { key: state(key), code: state(code) },
    })
  const bringBack = ({ key }: Finding) => {
    const rowIndex = rows().findIndex((row) => row.key === key)
    if (rowIndex >= 0) removeFieldRow({ path: PATH, rowIndex })
  }
  const { findings, dismissed } = judged
  return (
    <section aria-label="Checks" className="field-type dateline-findings">
      <span className="field-label">Checks</span>
      <output aria-live="polite" className="dateline-findings__sum">
        {summaryOf(findings)}
      </output>
      <FindingList
        beside={{ word: 'Dismiss', act: dismiss }}
        findings={findings}
        label="Errors and warnings"
      />
      {dismissed.length > 0 && (
        <details>
          <summary>{dismissed.length} dismissed</summary>
          <FindingList
            beside={{ word: 'Restore', act: bringBack }}
            findings={dismissed}
            label="Dismissed warnings"
          />
        </details>
      )}
    </section>
  )
}

function judgedDataOf(fields: Parameters<typeof judgedData>[0]): string {
  return Object.keys(fields).length === 0 ? '' : judgedData(fields)
}

function state(value: string) {
  return { value, initialValue: value, valid: true }
}

export function summaryOf(findings: readonly Pick<Finding, 'severity'>[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  const words = [errors > 0 && counted(errors, 'error'), warnings > 0 && counted(warnings, 'warning')]
  return words.filter(Boolean).join(', ') || 'No problems found.'
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
