import { toast } from '@payloadcms/ui'

let skipped = 0

/** Counts a picture that was left out of a paste, and reports all of them once the paste is done. */
export function noteSkippedPicture(): void {
  skipped += 1
  if (skipped > 1) return
  setTimeout(() => {
    toast.warning(
      skipped === 1
        ? 'A picture was left out: only its address was pasted. Upload it to use it.'
        : `${skipped} pictures were left out: only their addresses were pasted. Upload them to use them.`,
      { duration: 10_000 },
    )
    skipped = 0
  })
}
