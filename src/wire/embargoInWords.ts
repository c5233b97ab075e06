import { toInstant } from './instants'

export type EmbargoInWords = {
  readonly text: string
  /** ISO 8601, UTC; null unless day, time, zone and year are known. */
  readonly until: string | null
}

/**
 * An embargo that a line of the copy gives in words: `HOLD FOR RELEASE 12:01 a.m. EST Monday, Nov. 4.`, `EMBARGOED UNTIL 0001 GMT MONDAY NOV
 * 4`, `For Release Sunday, Nov. 3, and Thereafter`. The instant is a suggestion for an editor, from the words alone; `year` and `month` say
 * when the copy was sent, for a day without a year. Null for any other text, such as `Embargoed goods were seized.`
 */
export function embargoInWords(
  text: string,
  { year, month }: { year?: number | undefined; month?: number | undefined } = {},
): EmbargoInWords | null {
  if (text.length > LONGEST) return null
  const line = text.replace(/^[\s*([#=^_–—-]+/, '')
  if (!OPENINGS.some((form) => form.test(line)) || !speaksOfTimeAlone(line)) return null
  return { text, until: instantOf(line, { year, month }) }
}

const LONGEST = 500

const OPENINGS: readonly RegExp[] = [
  /^(?:eds|editors|note to editors|editor['’]s note)\s?[:_–—-]\s*(?:strictly |under (?:strict )?)?embargo/i,
  /^hold\b.{0,12}\bfor release\b/i,
  /^(?:hfr|hold (?:until|till|to))\b/i,
  /^(?:this|the following|the attached) (?:story |report |article |item |copy |material )?(?:is|are) (?:strictly |under )?embargo(?:ed)?\b/i,
  /^(?:(?:strictly|strict|under|under strict|media|press|news) )?embargo(?:ed)?\b(?! (?:on|goods|of)\b)/i,
  /^not? (?:for |to be )?(?:release|released|publication|publish|published|use|used|broadcast|print|online)\b.{0,50}\b(?:before|until|till|prior)\b/i,
  /^do not (?:publish|release|use|broadcast)\b.{0,30}\b(?:before|until|till|prior)\b/i,
  /^for (?:release|publication|use)\b/i,
  /^(?:moved in )?(?:advance|adv)\b.{0,12}\bfor\b/i,
  /^(?:release|released)(?: (?:at|on|date|time)\b|:)/i,
  /^(?:to be )?(?:released|published) (?:at|on|after)\b/i,
  /^sperrfrist\b/i,
]

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DAY =
  '(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?'

/** Words of which such a line consists; `Time` words say when. */
const TIME_WORD = new RegExp(
  `^(?:${MONTH}|${DAY}|midnight|noon|tomorrow|tonight|today|\\d{1,4}(?:st|nd|rd|th)?|\\d{1,2}[:.h]\\d{2}(?:am|pm)?|\\d{1,2}(?:am|pm)|\\d{1,2}[./-]\\d{1,2}(?:[./-]\\d{2,4})?|\\d{4}-\\d\\d-\\d\\d)$`,
  'i',
)
const PLAIN_WORD =
  /^(?:a\.?m|p\.?m|hrs?|hours?|uhr|h|local|eastern|central|mountain|pacific|standard|daylight|summer|london|berlin|paris|new|york|brussels|geneva|tokyo|time|[a-z]{2,4}t|gmt|utc|z|mez|mesz|until|till|til|to|before|after|prior|not|no|do|be|at|on|in|of|from|by|for|and|or|the|a|then|strictly|strict|under|media|press|news|embargo|embargoed|hold|release|released|publication|publish|published|use|used|broadcast|broadcasting|print|online|web|moved|advance|adv|thereafter|beyond|later|onwards?|papers?|newspapers|editions?|morning|evening|afternoon|weekend|weekday|week|next|date|expires?|lifts?|lifted|eds|editors|note|sperrfrist|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|anytime|any|only|full|immediate|day|hfr|this|following|attached|story|report|article|item|copy|material|is|are|ams|pms)$/i
const COMMON = new Set(['the', 'a', 'then', 'no', 'do', 'new'])

/** Whether the first sentence is made of such words and says when; in capitals, without a time too. */
function speaksOfTimeAlone(line: string): boolean {
  const words = line.split(/[\s,;:()[\]/–—]+|(?<=\D)-(?=\D)|-(?=\s)/).filter(Boolean)
  let saysWhen = false
  let before = ''
  for (const word of words) {
    const bare = word.replace(/[.!*)\]<=]+$/, '').replace(/^[$#*]+/, '')
    const isTime = TIME_WORD.test(bare) || TIME_WORD.test(word)
    if (bare !== '' && !isTime && !PLAIN_WORD.test(bare)) {
      // Another sentence may follow the first.
      return saysWhen && /\.$/.test(before)
    }
    saysWhen ||= isTime
    before = word
  }
  return saysWhen ? !COMMON.has(before) : line === line.toUpperCase()
}

const OFFSETS: Readonly<Record<string, string>> = {
  GMT: '+0000',
  UTC: '+0000',
  Z: '+0000',
  WET: '+0000',
  BST: '+0100',
  WEST: '+0100',
  CET: '+0100',
  MEZ: '+0100',
  CEST: '+0200',
  MESZ: '+0200',
  EET: '+0200',
  EEST: '+0300',
  MSK: '+0300',
  HKT: '+0800',
  SGT: '+0800',
  JST: '+0900',
  KST: '+0900',
  AEST: '+1000',
  AEDT: '+1100',
  NZST: '+1200',
  NZDT: '+1300',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
}

const ZONES: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  EASTERN: 'America/New_York',
  CT: 'America/Chicago',
  CENTRAL: 'America/Chicago',
  MT: 'America/Denver',
  MOUNTAIN: 'America/Denver',
  PT: 'America/Los_Angeles',
  PACIFIC: 'America/Los_Angeles',
  'LONDON TIME': 'Europe/London',
  'BERLIN TIME': 'Europe/Berlin',
  'PARIS TIME': 'Europe/Paris',
  'BRUSSELS TIME': 'Europe/Brussels',
  'GENEVA TIME': 'Europe/Zurich',
  'NEW YORK TIME': 'America/New_York',
  'TOKYO TIME': 'Asia/Tokyo',
}

const ZONE = `(?<zone>${[...Object.keys(OFFSETS), ...Object.keys(ZONES)].sort((one, other) => other.length - one.length).join('|')})\\b`
const CLOCKS: readonly RegExp[] = [
  new RegExp(`\\b(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?\\s*(?<half>[ap])\\.?m\\.?\\s*\\(?${ZONE}`, 'i'),
  new RegExp(
    `\\b(?<hour>[01]\\d|2[0-3]|\\d(?=[:.h]))[:.h]?(?<minute>[0-5]\\d)\\s*(?:hrs?|hours|h|uhr)?\\s*\\(?${ZONE}`,
    'i',
  ),
  new RegExp(`\\b(?<noon>noon)\\s*\\(?${ZONE}`, 'i'),
]
const DATES: readonly RegExp[] = [
  /\b(?<year>\d{4})-(?<number>\d{2})-(?<day>\d{2})\b/,
  /\b(?<day>\d{1,2})\.(?<number>\d{1,2})\.(?<year>\d{4})\b/,
  new RegExp(
    `\\b(?<month>${MONTH})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (?<year>(?:19|20)\\d{2})\\b(?! ?(?:GMT|UTC|hrs)))?`,
    'i',
  ),
  new RegExp(
    `\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.? (?<month>${MONTH})\\b\\.?(?:,? (?<year>(?:19|20)\\d{2})\\b(?! ?(?:GMT|UTC|hrs)))?`,
    'i',
  ),
]

function instantOf(
  line: string,
  sent: { year?: number | undefined; month?: number | undefined },
): string | null {
  const clock = firstMatch(CLOCKS, line)
  const date = firstMatch(DATES, line)
  if (!clock || !date) return null

  const hour = hourOf(clock)
  const month = date.number
    ? Number(date.number)
    : MONTHS.indexOf((date.month ?? '').slice(0, 3).toLowerCase()) + 1
  const year = date.year ? Number(date.year) : yearOf(month, sent)
  if (hour === null || year === null) return null

  const day = `${year}-${pad(month)}-${pad(Number(date.day))}`
  if (!fallsOn(line, day)) return null
  const zone = (clock.zone ?? '').toUpperCase()
  const local = `${day}T${pad(hour)}:${clock.minute ?? '00'}:00`
  return toInstant(`${local}${OFFSETS[zone] ?? ''}`, { timeZone: ZONES[zone] })
}

type Groups = Readonly<Record<string, string | undefined>>

function firstMatch(forms: readonly RegExp[], text: string): Groups | null {
  for (const form of forms) {
    const groups = form.exec(text)?.groups
    if (groups) return groups
  }
  return null
}

function hourOf({ hour, half, noon }: Groups): number | null {
  if (noon) return 12
  const number = Number(hour)
  if (!half) return number
  if (number < 1 || number > 12) return null
  return (number % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

/** Copy sent in December may be embargoed to January. */
function yearOf(
  month: number,
  sent: { year?: number | undefined; month?: number | undefined },
): number | null {
  if (sent.year === undefined) return null
  if (sent.month === undefined) return sent.year
  if (sent.month - month > 6) return sent.year + 1
  return month - sent.month > 6 ? sent.year - 1 : sent.year
}

/** Whether the day is the weekday that the line names, if it names one. */
function fallsOn(line: string, day: string): boolean {
  const named = new RegExp(`\\b${DAY}\\b`, 'i').exec(line)?.[0].slice(0, 3).toLowerCase()
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return !named || ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][weekday] === named
}

const pad = (number: number): string => String(number).padStart(2, '0')
