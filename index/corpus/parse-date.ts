/**
 * A date as people write it to the day that it names, `YYYY-MM-DD`. The day is the author's own: a time zone moves
 * nothing. Refuses what names no one day, such as `December 1958` or `03/04/2020`.
 */

/** Answers the day; undefined when the text names none, or may name two. */
export function parseDate(written: string): string | undefined {
  const text = written.trim();
  const iso =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d])/.exec(text) ??
    /^(\d{4})()(\d\d)(\d\d)(?:T\d{4,6}Z?)?$/.exec(text);
  if (iso) return toDay(iso[1]!, iso[3]!, iso[4]!);
  const east = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?/.exec(text);
  if (east) return toDay(east[1]!, east[2]!, east[3]!);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text);
  if (dotted) return toDay(dotted[3]!, dotted[2]!, dotted[1]!);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text);
  if (slashed) return fromSlashes(Number(slashed[1]), Number(slashed[2]), slashed[3]!);
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1000).toISOString().slice(0, 10);
  if (/^\d{12,13}$/.test(text)) return new Date(Number(text)).toISOString().slice(0, 10);
  return fromWords(text);
}

// --- internal ---

function toDay(year: string, month: string | number, day: string | number): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1000 || m < 1 || m > 12 || d < 1) return undefined;
  if (d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** `03/04/2020` is March in one country and April in another; `03/25/2020` is clear. */
function fromSlashes(first: number, second: number, year: string): string | undefined {
  if (first > 12) return toDay(year, second, first);
  return second > 12 || first === second ? toDay(year, first, second) : undefined;
}

/** Beginnings of the months' names, January first: English, German, French, Spanish, Italian, Portuguese, Dutch. */
const MONTHS = [
  /^(jan|jän|ene|gen)/,
  /^(feb|fév|fev)/,
  /^(mar|mär|maa|mrt|mae)/,
  /^(apr|avr|abr)/,
  /^(may|mai|maj|mag|mei)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|aoû|aou|ago)/,
  /^(sep|set)/,
  /^(oct|okt|ott|out)/,
  /^(nov)/,
  /^(dec|dez|déc|dic)/,
];

/** `Tue, 27 Jan 2015 14:56:57 +0000`, `March 3rd, 2020`, `3. März 2020`, `3 de marzo de 2020`. */
function fromWords(text: string): string | undefined {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}]+|\d+(?=\D|$)/gu) ?? [];
  if (words.length < 3 || words.length > 20) return undefined;
  const at = words.findIndex((word) => word.length >= 3 && MONTHS.some((month) => month.test(word)));
  if (at < 0) return undefined;
  const month = MONTHS.findIndex((one) => one.test(words[at]!)) + 1;
  const isDay = (word: string | undefined) => word !== undefined && /^\d{1,2}$/.test(word);
  const isYear = (word: string | undefined) => word !== undefined && /^\d{4}$/.test(word);
  const after = words.slice(at + 1).filter((word) => !/^(de|del|of|st|nd|rd|th)$/.test(word));
  const before = words
    .slice(0, at)
    .filter((word) => !/^(de|del|of|st|nd|rd|th|er)$/.test(word))
    .at(-1);
  if (isDay(before) && isYear(after[0])) return toDay(after[0]!, month, before!);
  return isDay(after[0]) && isYear(after[1]) ? toDay(after[1]!, month, after[0]!) : undefined;
}
