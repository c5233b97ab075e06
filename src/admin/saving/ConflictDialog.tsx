'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'

import type { Disagreement } from '../../articles/compare/merge'
import { Time } from '../time/Time'
import { Changes } from './Changes'
import type { Conflict } from './conflict'
import { Dialog } from './Dialog'
import { mergeAndSave, type Choices } from './mergeAndSave'

const WHO: Readonly<Record<Disagreement['changedBy'], string>> = {
  both: 'Both of you changed this',
  them: 'Only they changed this',
  you: 'Only you changed this',
}

/**
 * Another user saved the story meanwhile: shows both texts side by side, to choose between them field by field and save
 * over the newest. Fields that both changed have no default.
 */
export function ConflictDialog({
  conflict,
  onAgain,
  onClose,
  onReload,
}: {
  readonly conflict: Conflict
  /** An even newer version was saved meanwhile. */
  readonly onAgain: (conflict: Conflict) => void
  readonly onClose: () => void
  /** The form must be reloaded; `isSettled` if no unsaved changes are left. */
  readonly onReload: (options: { isSettled: boolean }) => void
}) {
  const { disagreements, request, savedAt, savedBy, stored } = conflict
  const [choices, setChoices] = useState<Choices>(() => initial(disagreements))
  const [trouble, setTrouble] = useState<string>()
  const who = savedBy?.name ?? 'The system'
  const theirs = savedBy ? `${savedBy.name}’s` : 'the saved version'
  const sides = [
    ['theirs', `Use ${theirs}`],
    ['mine', 'Use mine'],
  ] as const
  const chooseAll = (side: 'theirs' | 'mine') =>
    setChoices(Object.fromEntries(disagreements.map(({ path }) => [path, side])))
  const save = async () => {
    const result = await mergeAndSave({ conflict, choices })
    if (result.kind === 'saved') onReload({ isSettled: true })
    else if (result.kind === 'stale') onAgain(result.conflict)
    else setTrouble(result.message)
  }

  return (
    <Dialog onClose={onClose} title={`${who} has saved this story`}>
      <p>
        {who} saved it at <Time at={savedAt} />, after you opened it. Your changes are not saved yet, but
        nothing is lost.
        {stored._status === 'published' ? ' The saved version is public.' : ''}
        {request.isForm ? ' Choose a version for each field, then save.' : ''}
      </p>
      {!request.isForm || disagreements.length === 0 ? (
        <div className="dateline-dialog__buttons">
          <Button margin={false} onClick={() => onReload({ isSettled: request.isForm })} size="medium">
            Show the latest version
          </Button>
          <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
            Close
          </Button>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            void save()
          }}
        >
          {disagreements.map((each) => (
            <fieldset key={each.path}>
              <legend>
                {each.label} <span className="dateline-quiet">{WHO[each.changedBy]}</span>
              </legend>
              <Changes
                difference={each}
                from={`Saved by ${savedBy?.name ?? 'the system'}`}
                to="Your version"
              />
              <div className="dateline-dialog__choice">
                {sides.map(([side, label]) => (
                  <label key={side}>
                    <input
                      checked={choices[each.path] === side}
                      name={`choice ${each.path}`}
                      onChange={() => setChoices({ ...choices, [each.path]: side })}
                      required
                      type="radio"
                      value={side}
                    />{' '}
                    {label}
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
          {trouble && (
            <p className="dateline-notice" role="alert">
              {trouble}
            </p>
          )}
          <div className="dateline-dialog__buttons">
            <Button margin={false} size="medium" type="submit">
              Save merged version
            </Button>
            <Button buttonStyle="secondary" margin={false} onClick={() => chooseAll('mine')} size="medium">
              Use all of mine
            </Button>
            <Button buttonStyle="secondary" margin={false} onClick={() => chooseAll('theirs')} size="medium">
              {`Use all of ${theirs}`}
            </Button>
            <Button buttonStyle="secondary" margin={false} onClick={onClose} size="medium">
              Decide later
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

function initial(disagreements: readonly Disagreement[]): Choices {
  return Object.fromEntries(
    disagreements.flatMap(({ changedBy, path }) =>
      changedBy === 'both' ? [] : [[path, changedBy === 'you' ? ('mine' as const) : ('theirs' as const)]],
    ),
  )
}
