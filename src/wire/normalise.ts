/**
 * Normalises the text whose hash identifies copy without an id. It undoes what a wire, a mail client or an editor's disk changes without
 * changing the copy, and nothing else:
 *
 * - a byte order mark at the start is removed;
 * - every line end (CRLF, CR, LF) becomes LF;
 * - white space at the end of each line is removed (tabs, no-break spaces and other Unicode spaces too);
 * - blank lines at the start and at the end are removed, and the text ends without a line end.
 *
 * Unchanged: indentation, double spaces, blank lines in between, quotes, dashes, case, Unicode composition.
 */
export function normalise(text: string): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())

  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  return first === -1 ? '' : lines.slice(first, last + 1).join('\n')
}
