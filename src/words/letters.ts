/**
 * Character classes of words, shared by search, slugs, counts and the copy desk. Sources of regular expressions with the flag `u`, for use
 * in brackets.
 */
export const LETTER = String.raw`\p{L}\p{N}`
/** Combining marks, and invisible characters within a word: soft hyphens, joiners. */
export const MARK = String.raw`\p{M}\u00ad\u200c\u200d\u2060`
/** Every character typed as an apostrophe. */
export const APOSTROPHE = String.raw`'’‘ʼʻʹ\u02bb＇`

/** Scripts without spaces between words that are searched by character. */
export const BY_CHARACTER = String.raw`\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Bopomofo}`
/** Scripts without spaces between words that are split by dictionary. */
export const BY_DICTIONARY = String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`

/** Control characters and lone surrogates, which XML does not allow, and Unicode non-characters. Tabs and line ends are allowed. */
export const UNFIT =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}/gu
