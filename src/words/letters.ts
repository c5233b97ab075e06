/**
 * What words are made of, for all that reads words: search, slugs, counts, the copy desk. Sources of regular expressions with the
 * flag `u`, to be put between brackets.
 */
export const LETTER = String.raw`\p{L}\p{N}`
/** Signs on letters, and what stands in a word unseen: soft hyphens, joiners. */
export const MARK = String.raw`\p{M}\u00ad\u200c\u200d\u2060`
/** Every sign that is typed for an apostrophe. */
export const APOSTROPHE = String.raw`'’‘ʼʻʹ\u02bb＇`

/** Scripts that put no space between words, and are looked for by their characters. */
export const BY_CHARACTER = String.raw`\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Bopomofo}`
/** Scripts that put no space between words, whose words a dictionary knows. */
export const BY_DICTIONARY = String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`

/** Control characters and lone surrogates, which no XML may hold, and what Unicode says is never a character. Tabs and ends of lines may stay. */
export const UNFIT =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}/gu
