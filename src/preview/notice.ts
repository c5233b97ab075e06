import { renderMoment } from './moment'

/** What the bar above a preview says: what is shown, since when it stands so, and that readers don't have it yet. */
export function previewNotice({
  savedAt,
  isVersion = false,
  isUnsaved = false,
  isPublished,
  timeZone,
}: {
  savedAt: string | null | undefined
  /** A version that stays as it is, not the draft that goes on. */
  isVersion?: boolean
  /** With what was typed since it was saved. */
  isUnsaved?: boolean
  /** Whether readers have this very text. */
  isPublished: boolean
  timeZone: string
}): string {
  const moment = renderMoment({ at: savedAt, timeZone })
  const what = isVersion ? 'Preview of one version' : 'Preview of a draft'
  const saved = moment ? `saved ${moment}` : ''
  return [
    isPublished && !isUnsaved ? 'Preview of the published story' : what,
    isUnsaved ? 'with changes not saved' : saved,
    isPublished ? '' : 'not published',
  ]
    .filter(Boolean)
    .join(' · ')
}
