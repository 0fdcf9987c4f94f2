/** The words of the two elements in eight languages. A page can say its own with the attribute `words` (JSON). */
export interface Words {
  /** Heading of a related list. */
  related: string;
  about: string;
  tags: string;
  author: string;
  /** Name of the search box, of its button and of its placeholder. */
  search: string;
  close: string;
  none: string;
  one: string;
  many: string;
  trouble: string;
  /** What the shortcut's keys are called on this keyboard. */
  control: string;
}

const WORDS: Record<string, Partial<Words>> = {
  en: {
    related: 'Related articles',
    about: 'Both about',
    tags: 'Same tags',
    author: 'Same author',
    search: 'Search',
    close: 'Close',
    none: 'Nothing found',
    one: '1 result',
    many: '{n} results',
    trouble: 'The search does not answer at the moment',
    control: 'Ctrl',
  },
  de: {
    related: 'Passende Artikel',
    about: 'Beide über',
    tags: 'Gleiche Schlagwörter',
    author: 'Von derselben Hand',
    search: 'Suchen',
    close: 'Schließen',
    none: 'Nichts gefunden',
    one: '1 Treffer',
    many: '{n} Treffer',
    trouble: 'Die Suche antwortet gerade nicht',
    control: 'Strg',
  },
  fr: {
    related: 'Articles liés',
    about: 'Sujets communs',
    tags: 'Mêmes mots-clés',
    author: 'Même auteur',
    search: 'Rechercher',
    close: 'Fermer',
    none: 'Aucun résultat',
    one: '1 résultat',
    many: '{n} résultats',
    trouble: 'La recherche ne répond pas pour le moment',
  },
  es: {
    related: 'Artículos relacionados',
    about: 'Ambos sobre',
    tags: 'Mismas etiquetas',
    author: 'Mismo autor',
    search: 'Buscar',
    close: 'Cerrar',
    none: 'Sin resultados',
    one: '1 resultado',
    many: '{n} resultados',
    trouble: 'La búsqueda no responde en este momento',
  },
  pt: {
    related: 'Artigos relacionados',
    about: 'Ambos sobre',
    tags: 'Mesmas etiquetas',
    author: 'Mesmo autor',
    search: 'Buscar',
    close: 'Fechar',
    none: 'Nada encontrado',
    one: '1 resultado',
    many: '{n} resultados',
    trouble: 'A busca não responde no momento',
  },
  ja: {
    related: '関連記事',
    about: '共通の話題',
    tags: '共通のタグ',
    author: '同じ著者',
    search: '検索',
    close: '閉じる',
    none: '見つかりませんでした',
    one: '1 件',
    many: '{n} 件',
    trouble: '現在、検索できません',
  },
  zh: {
    related: '相关文章',
    about: '共同话题',
    tags: '相同标签',
    author: '同一作者',
    search: '搜索',
    close: '关闭',
    none: '没有结果',
    one: '1 条结果',
    many: '{n} 条结果',
    trouble: '搜索暂时没有响应',
  },
  ar: {
    related: 'مقالات ذات صلة',
    about: 'كلاهما عن',
    tags: 'الوسوم نفسها',
    author: 'الكاتب نفسه',
    search: 'بحث',
    close: 'إغلاق',
    none: 'لا توجد نتائج',
    one: 'نتيجة واحدة',
    many: 'عدد النتائج: {n}',
    trouble: 'البحث لا يستجيب حاليًا',
  },
};

/** The words for an element: its own, else those of the language around it, else English. */
export function wordsOf(element: Element): Words {
  const lang = languageOf(element);
  return { ...WORDS.en, ...WORDS[lang.split('-')[0]!], ...readOwn(element) } as Words;
}

/** The language that the element stands in, in lower case. */
export function languageOf(element: Element): string {
  return (element.closest<HTMLElement>('[lang]')?.lang || 'en').toLowerCase();
}

function readOwn(element: Element): Partial<Words> {
  try {
    return JSON.parse(element.getAttribute('words') ?? '{}') as Partial<Words>;
  } catch {
    console.warn('alongside: the attribute "words" is not JSON', element);
    return {};
  }
}
