/** A language tag that `Intl` understands; English in place of any other. */
export function toLanguageTag(tag: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The name of a language in another one (`de` in English: "German"); its code when nobody knows it. */
export function nameLanguage(code: string, lang: string): string {
  try {
    return new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
