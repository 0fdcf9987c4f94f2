import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../index/corpus/detect-language.ts';

const TEXTS: Record<string, string> = {
  ar: 'الشاي الأخضر مشروب قديم، وهو معروف في كثير من البلاد التي تزرعه منذ مئات السنين.',
  cs: 'Zelený čaj je nápoj, který se pije už po staletí, ale teprve nyní víme, proč je tak oblíbený.',
  da: 'Grøn te er en drik, som man har drukket i flere hundrede år, men den blev først kendt her hos os for nylig.',
  de: 'Grüner Tee ist ein Getränk, das seit Jahrhunderten getrunken wird und auch bei uns immer beliebter wird.',
  el: 'Το πράσινο τσάι είναι ένα ποτό που πίνεται εδώ και αιώνες σε πολλές χώρες της Ασίας.',
  en: 'Green tea is a drink that has been known for centuries, and it is now more popular than ever before.',
  es: 'El té verde es una bebida que se conoce desde hace siglos y que hoy es más popular que nunca en el mundo.',
  fi: 'Vihreä tee on juoma, jota on juotu jo satoja vuosia, ja se on nyt suositumpi kuin koskaan, myös meillä.',
  fr: 'Le thé vert est une boisson que l’on connaît depuis des siècles et qui est aujourd’hui très appréciée.',
  he: 'תה ירוק הוא משקה שידוע כבר מאות שנים והוא היום אהוב יותר מאי פעם בכל העולם.',
  hu: 'A zöld tea olyan ital, amelyet már évszázadok óta isznak, és ma népszerűbb, mint valaha volt.',
  it: 'Il tè verde è una bevanda che si conosce da secoli e che oggi è più apprezzata che mai in tutto il mondo.',
  ja: '緑茶は何百年も前から飲まれている飲み物で、今では世界中で人気があります。',
  ko: '녹차는 수백 년 동안 마셔 온 음료이며 지금은 전 세계에서 인기가 있습니다.',
  nl: 'Groene thee is een drank die al eeuwen wordt gedronken en die nu ook bij ons steeds meer geliefd is.',
  no: 'Grønn te er en drikk som har vært kjent i flere hundre år, og nå er den blitt mye mer populær enn før.',
  pl: 'Zielona herbata to napój, który jest znany od wieków, ale dopiero teraz stał się u nas tak popularny.',
  pt: 'O chá verde é uma bebida que se conhece há séculos e que hoje não é só apreciada na Ásia, mas também aqui.',
  ro: 'Ceaiul verde este o băutură care se cunoaște de secole și care este acum mai apreciată decât oricând.',
  ru: 'Зелёный чай — это напиток, который известен уже много веков, но только теперь он стал так популярен.',
  sv: 'Grönt te är en dryck som har varit känd i flera hundra år, men nu är den mer populär än någonsin.',
  th: 'ชาเขียวเป็นเครื่องดื่มที่รู้จักกันมานานหลายร้อยปีแล้ว',
  tr: 'Yeşil çay yüzyıllardır bilinen bir içecektir ve şimdi her zamankinden daha çok sevilmektedir.',
  uk: 'Зелений чай — це напій, який відомий уже багато століть, але тільки тепер він став таким популярним.',
  vi: 'Trà xanh là một thức uống đã được biết đến từ nhiều thế kỷ và ngày nay rất phổ biến.',
  zh: '绿茶是一种饮料，几百年来人们一直在喝它，现在它比以往任何时候都更受欢迎。',
};

describe('the language of a text', () => {
  for (const [lang, text] of Object.entries(TEXTS)) {
    it(`is found from one sentence: ${lang}`, () => {
      expect(detectLanguage(text)).toBe(lang);
    });
  }

  it('is that of most of the text, whatever names it holds', () => {
    const text = `${TEXTS.en} They call it 緑茶 in Japan and zielona herbata in Poland. ${TEXTS.en}`;
    expect(detectLanguage(text)).toBe('en');
  });

  it('stays open where a text is too short, or no text at all', () => {
    for (const text of ['', 'Tea', '2026-05-01', 'const a = b + c;', 'Comment on a Paper', '🍵🍵🍵']) {
      expect(detectLanguage(text), text).toBeUndefined();
    }
  });

  for (const expected of ['en', 'de', 'ja']) {
    it(`is believed for a whole sentence, whatever the rest of the corpus is written in: ${expected}`, () => {
      for (const [lang, text] of Object.entries(TEXTS))
        expect(detectLanguage(text, expected), text).toBe(lang);
    });
  }

  it('is not guessed against the rest of the corpus from a few words', () => {
    const dutchOrNot = 'Was de man in het over?';
    expect(detectLanguage(dutchOrNot)).toBe('nl');
    expect(detectLanguage(dutchOrNot, 'en')).toBeUndefined();
    expect(detectLanguage('東京都庁')).toBe('zh');
    expect(detectLanguage('東京都庁', 'ja')).toBe('ja');
  });
});
