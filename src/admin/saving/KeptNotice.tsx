'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'

import { Changes } from './Changes'
import { Dialog } from './Dialog'
import type { Waiting } from './useKeptWords'
import { Time, useTimeText } from '../time/Time'

/** Above the form: earlier unsaved changes, to restore, compare or discard. */
export function KeptNotice({
  waiting: { differences, found, wasSavedSince },
  onDiscard,
  onRestore,
}: {
  readonly waiting: Waiting
  readonly onDiscard: () => void
  readonly onRestore: () => void
}) {
  const [isComparing, setIsComparing] = useState(false)
  const when = useTimeText({ at: found.at })
  return (
    <div className="dateline-notice dateline-kept" role="alert">
      <strong>Unsaved changes</strong>
      <p>
        This browser kept changes you made at <Time at={found.at} />.
        {wasSavedSince
          ? ' The story has been saved since. When you save, you can compare both versions.'
          : ''}
      </p>
      <div className="dateline-dialog__buttons">
        <Button margin={false} onClick={onRestore} size="small">
          Restore
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={() => setIsComparing(true)} size="small">
          Compare
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onDiscard} size="small">
          Discard
        </Button>
      </div>
      {isComparing && (
        <Dialog onClose={() => setIsComparing(false)} title={`Unsaved changes, ${when}`}>
          {differences.map((difference) => (
            <section key={difference.path}>
              <h3>{difference.label}</h3>
              <Changes difference={difference} from="Current form" to="Unsaved changes" />
            </section>
          ))}
          <div className="dateline-dialog__buttons">
            <Button
              margin={false}
              onClick={() => {
                setIsComparing(false)
                onRestore()
              }}
              size="medium"
            >
              Restore
            </Button>
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => setIsComparing(false)}
              size="medium"
            >
              Close
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
