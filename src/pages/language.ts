/** The name of a language in another one (`de` in English: "German"); its code when nobody knows it. */
export function nameLanguage(code: string, lang: string): string {
  try {
    return new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
