import type { WireFollowLine } from './story'

/**
 * `Follow AP coverage of the Ukraine war at https://apnews.com/hub/russia-ukraine`: a topic that readers can follow, and its URL. `text` is
 * verbatim; `topic` has no leading "the", `url` no full stop at the end of the sentence. Null if the text is not a follow line.
 */
export function parseFollowLine(text: string): WireFollowLine | null {
  if (text.length > LONGEST) return null

  const words = text.replace(/\s+[.,;:!]$/, '').split(/\s+/)
  const first = words.findIndex(isAddress)
  // Nothing but further addresses may follow the first.
  if (first !== -1 && !words.slice(first + 1).every(isAddressOrJoiner)) return null
  const url = first === -1 ? '' : withoutClosing(words[first] ?? '')
  const sentence = (first === -1 ? words : words.slice(0, first)).join(' ')
  const topic = readTopic(sentence, first !== -1)
  return topic === null ? null : { text, topic, url }
}

/** `Jack Gillum can be reached at http://… .`, `Follow Colvin on Twitter at …`, `Yuri Kageyama is on Threads: …` */
export function isContactLine(text: string): boolean {
  if (text.length > LONGEST) return false
  return (
    /\b(?:can|may) be (?:reached|contacted|followed) (?:at|on|by|via)\b/.test(text) ||
    /^Follow\b.*(?:@|:\/\/|\bon (?:X|Twitter|Facebook|Instagram|Threads|Bluesky)\b)/.test(text) ||
    /\b(?:is|are) on (?:X|Twitter|Facebook|Instagram|Threads|Bluesky|Mastodon)\b.*(?:@|\/)/.test(text) ||
    /^To contact the (?:reporters?|editors?|authors?)\b/.test(text) ||
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

function isAddressOrJoiner(word: string): boolean {
  return (
    isAddress(word) ||
    /^(?:and|or|at|on|also|&|\||[.,;]|@\w{2,30}[.,;]?|X|Twitter|Facebook|Instagram|Threads|Bluesky)$/.test(
      word,
    )
  )
}

function withoutClosing(word: string): string {
  return word.replace(/^[("“<]/, '').replace(/[.,;:!?)"”’'>\]]{1,6}$/, '')
}

const OPENING =
  /^(?:follow|read|see|find|full|for|more|get|check|explore|ap\b|the ap\b|the associated press|associated press)/i

// What an agency publishes, and the topic after it.
const COVERAGE =
  /\b(?:coverage|stories|reporting|reports|articles|news|headlines|updates|developments|journalism) (?:of|on|about|from|in|regarding|related to) (.+)$/i
const NAMED =
  /\b(?:AP|Associated Press)(?:['’]s?)? (?:full |complete |latest |ongoing |all |other )?(?!full|complete|latest|ongoing|all|other)(.{2,60}?) (?:coverage|stories|reporting|journalism)\b/
const OF_AN_AGENCY =
  /^follow (?:all )?(?:of )?(?:the )?(?:ap|associated press|reuters|afp|dpa|canadian press)(?:['’]s?)?(?:\s|$)/i

function readTopic(sentence: string, hasAddress: boolean): string | null {
  const coverage = COVERAGE.exec(sentence)
  const isFollow =
    coverage !== null &&
    (hasAddress ? OPENING.test(sentence) : OF_AN_AGENCY.test(sentence) && !GOES_ON.test(sentence))
  if (isFollow) return cleanTopic(coverage[1] ?? '')

  const named = hasAddress && OPENING.test(sentence) ? NAMED.exec(sentence) : null
  if (named) return cleanTopic(named[1] ?? '')

  // Format of the sports desk: "AP NBA: https://apnews.com/hub/nba", "More AP soccer: …"
  const desk = hasAddress ? /^(?:More )?AP ([^:]{2,60}):$/.exec(sentence) : null
  return desk ? cleanTopic((desk[1] ?? '').replace(/ coverage$/, '')) : null
}

// Without an address the sentence may be the body's.
const GOES_ON = /\b(?:said|says|told|tells|asked|urged|warned|wrote|was|were|has|had)\b/i

function cleanTopic(topic: string): string {
  return topic
    .replace(
      /(?:,? (?:at|here|online|on|go to|see|head to|click here|visit|by visiting|is available at|can be found at|on (?:the web|our website)))+:?$/i,
      '',
    )
    .replace(/[.:,]+$/, '')
    .replace(/^the /i, '')
    .trim()
}
