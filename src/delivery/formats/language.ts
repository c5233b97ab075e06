/** Canonical BCP 47 language tag (`en`, `pt-BR`); undefined if invalid. */
export function languageTag(language: string | null | undefined): string | undefined {
  try {
    return language ? Intl.getCanonicalLocales(language)[0] : undefined
  } catch {
    return undefined
  }
}

/**
 * A language as news sitemaps name it: two or three letters of ISO 639; Chinese as `zh-cn` or `zh-tw`, by its script.
 * Source: developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap. Defaults to English.
 */
export function newsLanguage(tag: string | null | undefined): string {
  const known = languageTag(tag)
  if (!known) return 'en'
  const { language, script } = new Intl.Locale(known).maximize()
  if (language === 'zh') return script === 'Hant' ? 'zh-tw' : 'zh-cn'
  return /^[a-z]{2,3}$/.test(language ?? '') ? (language ?? 'en') : 'en'
}

/** The language that all stories share; undefined if they differ or there are none. */
export function commonLanguage(stories: readonly { readonly language: string }[]): string | undefined {
  const tags = new Set(stories.map(({ language }) => languageTag(language)))
  return tags.size === 1 ? [...tags][0] : undefined
}
