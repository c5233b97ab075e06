import { isClosed } from './lines'

/**
 * Whether a paragraph is a note to editors: `Eds: …`, `(Eds: …)`, `EDITOR'S NOTE _ …`, `Correction: This story corrects …`, `Information
 * from: Harbour Gazette`. A sentence that only begins alike is none: `Editors: they are a dying breed.`
 */
export function isNote(text: string): boolean {
  const start = text.slice(0, 60)
  if (
    /^[([]?(?:eds|note to (?:news )?editors|(?:ed|editor)['’`]?s?['’]? note|editors['’`] note)\s?[:_–—-]/i.test(
      start,
    )
  )
    return true
  if (/^[([]?(?:EDS|EDITORS|ATTENTION EDITORS|ATTN EDITORS)\b[ :_–—-]/.test(start)) return true
  if (/^[([]?(?:attention,? |attn,? )?editors\s?[:_–—-]/i.test(start))
    return OF_THE_DESK.test(text.slice(0, 300))
  if (/^[([]?(?:CORRECTION|CLARIFICATION|CORRECTIVE)\b/.test(start)) return true
  if (/^[([]?(?:correction|clarification|corrects|corrected)\s?[:_–—]/i.test(start))
    return !isClosed(text) || OF_A_STORY.test(text.slice(0, 400))
  return /^Information from:\s+[\p{Lu}\d]/u.test(start) && !SPEECH.test(text.slice(0, 300))
}

const OF_THE_DESK =
  /\b(?:please|note|story|stories|photos?|pictures?|graphics?|versions?|items?|grafs?|headlines?|slug\w*|updates?|corrects?|embargo\w*|advance|moves?|moved|writethru|bylines?|datelines?|captions?|restores|resends?|repeats)\b/i
const OF_A_STORY =
  /\b(?:story|stories|article|report|version|item|paragraph|graf|headline|caption|dispatch|earlier|erroneously|incorrectly|misspelled|misspelt|misstated|misidentified|corrects?|corrected)\b/i
const SPEECH = /\b(?:said|says|told|asked|joked|wrote)\b/
