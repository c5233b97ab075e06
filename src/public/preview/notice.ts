import { renderMoment } from './moment'

/** The text of the bar above a preview: what is shown, when it was saved, and that it is not public yet. */
export function previewNotice({
  savedAt,
  isVersion = false,
  isUnsaved = false,
  isPublished,
  embargoedUntil,
  timeZone,
}: {
  savedAt: string | null | undefined
  /** A fixed version, not the current draft. */
  isVersion?: boolean
  /** Includes changes that are not saved. */
  isUnsaved?: boolean
  /** Whether exactly this text is public. */
  isPublished: boolean
  /** End of the current embargo. */
  embargoedUntil?: string
  timeZone: string
}): string {
  const moment = renderMoment({ at: savedAt, timeZone })
  const parts = [
    whatIsShown({ isVersion, isAsPublished: isPublished && !isUnsaved }),
    isUnsaved ? 'with unsaved changes' : moment && `saved ${moment}`,
    isPublished ? '' : 'not published',
    embargoedUntil ? `embargo until ${renderMoment({ at: embargoedUntil, timeZone })}` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

function whatIsShown({ isVersion, isAsPublished }: { isVersion: boolean; isAsPublished: boolean }): string {
  if (isVersion) return 'Preview of a version'
  return isAsPublished ? 'Preview of the published story' : 'Preview of a draft'
}
