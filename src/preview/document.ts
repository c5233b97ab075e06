import { cleanText } from '../words/cleanText'
import { escapeHTML } from '../published/escapeHTML'
import { STYLES } from './styles'

const RIGHT_TO_LEFT = /^(ar|dv|fa|ckb|he|iw|ps|sd|ug|ur|yi)(-|$)/i

/** A whole page of a preview: no script, nothing fetched but pictures, and no robot keeps it. */
export function renderDocument({
  title,
  language,
  content,
}: {
  title: string
  language: string
  /** HTML, escaped where it was made. */
  content: string
}): string {
  const direction = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
  return `<!DOCTYPE html>
<html lang="${text(language)}" dir="${direction}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex, nofollow, noarchive" />
<meta name="referrer" content="no-referrer" />
<title>${text(title)}</title>
<style>${STYLES}</style>
</head>
<body>
${content}
</body>
</html>
`
}

/** A text as it stands in the page. */
export function text(value: string): string {
  return escapeHTML(cleanText(value))
}
