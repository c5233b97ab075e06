import { cleanText } from '../../words/cleanText'
import { escapeHTML } from '../escapeHTML'
import { STYLES } from './styles'

const RIGHT_TO_LEFT = /^(ar|dv|fa|ckb|he|iw|ps|sd|ug|ur|yi)(-|$)/i

/** The complete HTML page of a preview: without scripts, loading only pictures, and not indexed by robots. */
export function renderDocument({
  title,
  language,
  content,
}: {
  title: string
  language: string
  /** Escaped HTML. */
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

/** A text as escaped HTML. */
export function text(value: string): string {
  return escapeHTML(cleanText(value))
}
