import type { WireFollowLine } from './story'

/**
 * `Follow AP coverage of the Ukraine war at https://apnews.com/hub/russia-ukraine`: a topic that readers can follow, and its URL. `text` is
 * verbatim; `topic` has no leading "the", `url` no full stop at the end of the sentence. Null if the text is not a follow line.
 */
export function parseFollowLine(text: string): WireFollowLine | null {
  if (text.length > LONGEST) return null

  const words = text.split(/\s+/)
  const last = words.at(-1) ?? ''
  const url = isAddress(last) ? withoutClosing(last) : ''
  const sentence = (url === '' ? words : words.slice(0, -1)).join(' ')
  const topic = readTopic(sentence, url !== '')
  return topic === null ? null : { text, topic, url }
}

/** `Jack Gillum can be reached at http://… .`, `Follow Colvin on Twitter at …`, `Yuri Kageyama is on Threads: …` */
export function isContactLine(text: string): boolean {
  if (text.length > LONGEST) return false
  return (
    /\b(?:can|may) be (?:reached|contacted|followed) (?:at|on|by|via)\b/.test(text) ||
    /^Follow\b.*(?:@|:\/\/|\bon (?:X|Twitter|Facebook|Instagram|Threads|Bluesky)\b)/.test(text) ||
    /\b(?:is|are) on (?:X|Twitter|Facebook|Instagram|Threads|Bluesky|Mastodon)\b.*(?:@|\/)/.test(text) ||
    /^(?:Contact|Write to|E-?mail)\b.*(?:@|:\/\/)/.test(text)
  )
}

const LONGEST = 500

function isAddress(word: string): boolean {
  return (
    /^[("“<]?(?:https?:\/\/|www\.)\S+$/i.test(word) ||
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|news|eu)(?:\/\S*)?$/i.test(word)
  )
}

function withoutClosing(word: string): string {
  return word.replace(/^[("“<]/, '').replace(/[.,;:!?)"”’'>\]]{1,6}$/, '')
}

const OPENING =
  /^(?:follow|read|see|find|full|for|more|get|check|explore|ap\b|the ap\b|the associated press|associated press)/i

function readTopic(sentence: string, hasAddress: boolean): string | null {
  const coverage = /\bcoverage (?:of|on|about) (.+)$/i.exec(sentence)
  const isFollow =
    coverage !== null && (/^follow\b/i.test(sentence) || (hasAddress && OPENING.test(sentence)))
  if (isFollow) return cleanTopic(coverage[1] ?? '')

  // Format of the sports desk: "AP NBA: https://apnews.com/hub/nba", "More AP soccer: …"
  const desk = hasAddress ? /^(?:More )?AP ([^:]{2,60}):$/.exec(sentence) : null
  return desk ? cleanTopic((desk[1] ?? '').replace(/ coverage$/, '')) : null
}

function cleanTopic(topic: string): string {
  return topic
    .replace(
      /(?:,? (?:at|here|online|go to|visit|by visiting|is available at|can be found at|on (?:the web|our website)))+:?$/i,
      '',
    )
    .replace(/[.:,]+$/, '')
    .replace(/^the /i, '')
    .trim()
}
