/**
 * Text -> the language that it is written in, for articles whose source does not say. The script decides where it
 * can; languages that share a script are told apart by their function words, weighted by how few lists hold them.
 * Knows the languages that have stop words; a text in another language is better left undefined than guessed.
 */
import { STOP_WORD_LANGUAGES, stopWordsOf } from '../../src/analysis/stop-words.ts';
import { tokenize } from '../../src/analysis/tokenize.ts';

/** UTF-16 units that are read: the language of an article shows in its first paragraphs. */
export const SAMPLE = 2000;
/** Share of a text's letters that a script must have to decide. */
const SCRIPT_SHARE = 0.3;
/** Points for a function word that all languages share; one that a single language has is worth a whole point. */
const SHARED_WORD = 0.3;
/** Points a language must have in any case: a line of a few words decides nothing. */
const LEAST_EVIDENCE = 2;
/** Points a language must have for each word; a text with fewer is a list of names, or code. */
const LEAST_POINTS = 0.04;

/** Points a language must have to be believed against the one that is expected. */
const SURE_EVIDENCE = 4;
/** How many times the points of the expected language it must have as well. */
const SURE_RATIO = 2;
/** Han characters up to which Japanese may do without Kana: a title's. */
const SHORT_HAN = 12;

/** Scripts that one language of ours writes, or where one is by far the likeliest. */
const SCRIPTS: readonly (readonly [lang: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['ar', /\p{Script=Arabic}/gu],
];
/** Japanese text may be half Han: a tenth of Kana tells it from Chinese. */
const KANA_SHARE = 0.1;
/** Letters of Persian and Urdu that Arabic has not. */
const PERSIAN = /[پچژگ]/;
const URDU = /[ٹڈڑںے]/;

/**
 * Letters that one language has for itself among those that share its script: a word with one is worth a function
 * word. Languages without a list of stop words are here so that they are not taken for their neighbours.
 */
const OWN_LETTERS: Record<string, RegExp> = {
  az: /ə/,
  be: /[ўі]/,
  cs: /[ěřů]/,
  de: /ß/,
  eo: /[ĉĝĥĵŝŭ]/,
  hu: /[őű]/,
  is: /[þð]/,
  mk: /[ѓќѕ]/,
  pl: /[łąęśżźćń]/,
  pt: /[ãõ]/,
  ro: /[țșţ]/,
  ru: /[ыэ]/,
  sr: /[ђћџ]/,
  tr: /[ığş]/,
  uk: /[їєґі]/,
  vi: /[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/,
};

const OWN_LETTERS_BY_LANG = Object.entries(OWN_LETTERS);
/** A word without any letter that only some languages have: most words, so they are told first. */
const PLAIN = /^[a-z0-9]+$/;

/** A letter of a script other than Latin, which most texts have none of. */
const UNUSUAL = /[\u0370-\u1dff\u2c00-\ua71f\ua800-\ufaff\ufe70-\ufeff\uff66-\uffdc\ud800-\udbff]/;

/**
 * The primary subtag of the language, or `undefined` where the text is too short or in none of the languages known.
 *
 * @param expected The language of most of the texts beside this one: another one needs better reasons then.
 */
export function detectLanguage(text: string, expected?: string): string | undefined {
  const sample = text.slice(0, SAMPLE);
  const script = languageOfScript(sample);
  if (script === 'zh' && expected === 'ja' && (sample.match(/\p{L}/gu)?.length ?? 0) <= SHORT_HAN)
    return 'ja';
  return script ?? languageOfWords(sample, expected);
}

function languageOfScript(text: string): string | undefined {
  if (!UNUSUAL.test(text)) return undefined;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  for (const [lang, script] of SCRIPTS) {
    const share = (text.match(script)?.length ?? 0) / letters;
    if (share < (lang === 'ja' ? KANA_SHARE : SCRIPT_SHARE)) continue;
    if (lang === 'ar') return PERSIAN.test(text) ? (URDU.test(text) ? 'ur' : 'fa') : lang;
    return lang;
  }
  return undefined;
}

function languageOfWords(text: string, expected: string | undefined): string | undefined {
  const weights = languagesByWord();
  const forms = tokenize(text, { apostrophe: 'split' }).map((token) => token.form);
  const points = new Map<string, number>();
  for (const form of forms) {
    const langs = weights.get(form) ?? [];
    for (const lang of langs) {
      points.set(lang, (points.get(lang) ?? 0) + SHARED_WORD + (1 - SHARED_WORD) / langs.length);
    }
    if (PLAIN.test(form)) continue;
    for (const [lang, own] of OWN_LETTERS_BY_LANG) {
      if (own.test(form)) points.set(lang, (points.get(lang) ?? 0) + 1);
    }
  }
  let best: string | undefined;
  let most = Math.max(LEAST_EVIDENCE, forms.length * LEAST_POINTS);
  for (const [lang, sum] of points) {
    if (sum > most) {
      best = lang;
      most = sum;
    }
  }
  if (best === undefined || expected === undefined || best === expected) return best;
  return most >= Math.max(SURE_EVIDENCE, SURE_RATIO * (points.get(expected) ?? 0)) ? best : undefined;
}

let languagesOfWord: Map<string, string[]> | undefined;

/** Function word -> the languages that have it. */
function languagesByWord(): Map<string, string[]> {
  if (languagesOfWord === undefined) {
    languagesOfWord = new Map();
    for (const lang of STOP_WORD_LANGUAGES) {
      for (const word of stopWordsOf(lang)) {
        const langs = languagesOfWord.get(word);
        if (langs === undefined) languagesOfWord.set(word, [lang]);
        else langs.push(lang);
      }
    }
  }
  return languagesOfWord;
}
