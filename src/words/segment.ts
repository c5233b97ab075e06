const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Longer input makes ICU slow: its dictionaries process a run as a whole. */
const AT_ONCE = 1_000

/** Splits a text in a script without spaces into words, by the platform's dictionaries (UAX 29, ICU). */
export function segment(text: string): { readonly text: string; readonly start: number }[] {
  const words: { text: string; start: number }[] = []
  for (let at = 0; at < text.length;) {
    const part = text.slice(at, at + AT_ONCE)
    const segments = [...segmenter.segment(part)]
    // The last word may continue in the next part.
    const isWhole = at + part.length >= text.length || segments.length < 2
    const kept = isWhole ? segments : segments.slice(0, -1)
    for (const { segment: word, index, isWordLike } of kept) {
      if (isWordLike) words.push({ text: word, start: at + index })
    }
    const last = kept.at(-1)
    at += last ? last.index + last.segment.length : part.length
  }
  return words
}
