'use client'

import { ConfirmationModal, useAllFormFields, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react'

import { FindingList } from './FindingList'
import { judge, judgedData, type Judged } from './runPreflight'
import { focusField } from './focusField'

const ASK = 'before-publication'
const PUBLISH = '#action-save'

/**
 * Wraps the publish button: checks the story first, and asks for confirmation if there are warnings. Errors are listed
 * and nothing is sent. If the check fails to run, the button works as usual: the server enforces the rules.
 */
export function AskFirst({ children }: { readonly children: ReactNode }) {
  const { id } = useDocumentInfo()
  const [fields] = useAllFormFields()
  const { openModal, closeModal } = useModal()
  const [judged, setJudged] = useState<Judged>()
  const isAgreed = useRef(false)
  const isLooking = useRef(false)
  const around = useRef<HTMLDivElement>(null)

  const publish = () => {
    isAgreed.current = true
    around.current?.querySelector<HTMLButtonElement>(PUBLISH)?.click()
    isAgreed.current = false
  }
  const look = async () => {
    if (isLooking.current) return
    isLooking.current = true
    const answer = await judge({ id, body: judgedData(fields) })
    isLooking.current = false
    if (!answer || answer.findings.length === 0) {
      publish()
      return
    }
    setJudged(answer)
    openModal(ASK)
  }
  const intercept = (event: MouseEvent) => {
    if (isAgreed.current || !(event.target as Element).closest(PUBLISH)) return
    event.preventDefault()
    event.stopPropagation()
    void look()
  }
  const first = judged?.findings[0]
  return (
    <div className="dateline-ask" onClickCapture={intercept} ref={around} role="presentation">
      {children}
      {judged && (
        <ConfirmationModal
          body={<Found judged={judged} onLead={() => closeModal(ASK)} />}
          cancelLabel="Back to the story"
          className="dateline-ask__modal"
          confirmLabel={judged.isBlocked ? 'Show me' : 'Publish anyway'}
          heading={judged.isBlocked ? 'Can’t publish yet' : 'Publish anyway?'}
          modalSlug={ASK}
          onConfirm={() => {
            if (!judged.isBlocked) publish()
            else if (first) void focusField(first)
          }}
        />
      )}
    </div>
  )
}

/** Takes focus, so that screen readers read the list and the buttons come next. */
function Found({ judged, onLead }: { readonly judged: Judged; readonly onLead: () => void }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.focus(), [])
  return (
    <div className="dateline-ask__found dateline-findings" ref={list} tabIndex={-1}>
      <p>
        {judged.isBlocked
          ? 'Select a line to go to its field.'
          : 'These are warnings. Publishing now is recorded in the history.'}
      </p>
      <FindingList findings={judged.findings} label="Errors and warnings" onLead={onLead} />
    </div>
  )
}
