import { renderMoment } from './moment'

/** What the bar above a preview says: what is shown, since when it stands so, and that readers don't have it yet. */
export function previewNotice({
  savedAt,
  isVersion = false,
  isUnsaved = false,
  isPublished,
  embargoedUntil,
  timeZone,
}: {
  savedAt: string | null | undefined
  /** A version that stays as it is, not the draft that goes on. */
  isVersion?: boolean
  /** With what was typed since it was saved. */
  isUnsaved?: boolean
  /** Whether readers have this very text. */
  isPublished: boolean
  /** When the embargo ends, where one still runs. */
  embargoedUntil?: string
  timeZone: string
}): string {
  const moment = renderMoment({ at: savedAt, timeZone })
  const parts = [
    whatIsShown({ isVersion, isAsPublished: isPublished && !isUnsaved }),
    isUnsaved ? 'with changes not saved' : moment && `saved ${moment}`,
    isPublished ? '' : 'not published',
    embargoedUntil ? `embargo until ${renderMoment({ at: embargoedUntil, timeZone })}` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

function whatIsShown({ isVersion, isAsPublished }: { isVersion: boolean; isAsPublished: boolean }): string {
  if (isVersion) return 'Preview of one version'
  return isAsPublished ? 'Preview of the published story' : 'Preview of a draft'
}
