// As printed in datelines, bylines and credits. Only these make a phrase a dateline: a name in brackets after capitals may also be an
// acronym ("NATO (OTAN) –").
const AGENCIES = `
  AP | Associated Press | Reuters | Thomson Reuters Foundation | AFP | Agence France-Presse | dpa | EFE | Yonhap | TASS
  ITAR-TASS | RIA Novosti | RIA | Interfax | Ukrinform | Xinhua | Kyodo | Kyodo News | Jiji | Jiji Press | ANSA | AGI
  UPI | PA | PA Media | Press Association | Canadian Press | CP | AAP | ANI | PTI | IANS | Bernama | Antara | Anadolu
  Anadolu Agency | AA | KUNA | WAM | SPA | MENA | MTI | PAP | CTK | ČTK | APA | ANP | Belga | NTB | TT | Ritzau | STT
  UNI | KNA | epd | SID | dpa-AFX | GNA | NAN | Tanjug | HINA | BTA | SDA | ATS | Adnkronos | LaPresse | Efe | EUROPA PRESS
  Lusa | Notimex | Télam | Bloomberg | BBC | CNN | NPR | KCNA | CNA | VOA | RFE/RL
`

const KNOWN = new Set(
  AGENCIES.split(/[|\n]/)
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean),
)

const FIRST_WORDS = new Set([...KNOWN].map((name) => name.split(' ')[0] ?? ''))

/** Whether a word, without `the`, may be the first of an agency's name. Cheap, since it runs for every word of the credits. */
export function beginsAgency(word: string): boolean {
  return word.includes('/') || FIRST_WORDS.has(word.toLowerCase().replace(/['’]s?$/, ''))
}

/** `AP`, `The Associated Press`, `tca/dpa`, `AFP-Jiji` (at least one of several is known). */
export function isAgency(name: string): boolean {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/\s+/g, ' ')
  return KNOWN.has(plain) || plain.split(/[/-]/).some((part) => KNOWN.has(part.trim()))
}
