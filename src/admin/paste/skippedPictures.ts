import { toast } from '@payloadcms/ui'

let skipped = 0

/** Counts a picture that was left out of a paste, and reports all of them once the paste is done. */
export function noteSkippedPicture(): void {
  skipped += 1
  if (skipped > 1) return
  setTimeout(() => {
    toast.warning(
      skipped === 1
        ? 'A pasted picture could not be imported. Upload it instead.'
        : `${skipped} pasted pictures could not be imported. Upload them instead.`,
      { duration: 10_000 },
    )
    skipped = 0
  })
}
