/**
 * The words of the pages that a site's visitors see, in eight languages. `{n}`, `{q}` and the like are filled in by
 * `fillIn`. Knows nothing of markup.
 */
export interface PageWords {
  related: string;
  search: string;
  searchTitle: string;
  label: string;
  prompt: string;
  oneResult: string;
  results: string;
  atLeast: string;
  page: string;
  none: string;
  noneHelp: string[];
  didYouMean: string;
  corrected: string;
  instead: string;
  copies: string;
  filters: string;
  active: string;
  remove: string;
  removeAll: string;
  from: string;
  until: string;
  sort: string;
  relevance: string;
  newest: string;
  oldest: string;
  apply: string;
  previous: string;
  next: string;
  pages: string;
  fields: { section: string; tag: string; author: string; year: string; lang: string };
  by: string;
  trouble: string;
}

const en: PageWords = {
  related: 'Related articles',
  search: 'Search',
  searchTitle: 'Search {site}',
  label: 'Search words',
  prompt: 'Type a few words. “Quotation marks” keep words together, a minus sign leaves a word out.',
  oneResult: '1 result',
  results: '{n} results',
  atLeast: 'More than {n} results',
  page: 'page {n} of {of}',
  none: 'Nothing found for “{q}”',
  noneHelp: [
    'Check the spelling.',
    'Try fewer or more general words.',
    'Remove a filter or widen the dates.',
  ],
  didYouMean: 'Did you mean',
  corrected: 'Nothing was found for “{q}”; these are results for',
  instead: 'Search instead for',
  copies: '{n} more with nearly the same text',
  filters: 'Filters',
  active: 'Chosen filters',
  remove: 'Remove filter: {value}',
  removeAll: 'Remove all',
  from: 'From',
  until: 'Until',
  sort: 'Order',
  relevance: 'Best match',
  newest: 'Newest first',
  oldest: 'Oldest first',
  apply: 'Apply',
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages',
  fields: { section: 'Section', tag: 'Tag', author: 'Author', year: 'Year', lang: 'Language' },
  by: 'by {name}',
  trouble: 'The search could not be done',
};

const de: PageWords = {
  related: 'Passende Artikel',
  search: 'Suchen',
  searchTitle: '{site} durchsuchen',
  label: 'Suchwörter',
  prompt:
    'Ein paar Wörter eingeben. „Anführungszeichen“ halten Wörter zusammen, ein Minus schließt ein Wort aus.',
  oneResult: '1 Treffer',
  results: '{n} Treffer',
  atLeast: 'Mehr als {n} Treffer',
  page: 'Seite {n} von {of}',
  none: 'Nichts gefunden für „{q}“',
  noneHelp: [
    'Die Schreibweise prüfen.',
    'Weniger oder allgemeinere Wörter versuchen.',
    'Einen Filter entfernen oder den Zeitraum erweitern.',
  ],
  didYouMean: 'Meinten Sie',
  corrected: 'Nichts gefunden für „{q}“; dies sind Treffer für',
  instead: 'Stattdessen suchen nach',
  copies: '{n} weitere mit fast demselben Text',
  filters: 'Filter',
  active: 'Gewählte Filter',
  remove: 'Filter entfernen: {value}',
  removeAll: 'Alle entfernen',
  from: 'Von',
  until: 'Bis',
  sort: 'Reihenfolge',
  relevance: 'Beste Treffer',
  newest: 'Neueste zuerst',
  oldest: 'Älteste zuerst',
  apply: 'Anwenden',
  previous: 'Zurück',
  next: 'Weiter',
  pages: 'Seiten',
  fields: { section: 'Bereich', tag: 'Schlagwort', author: 'Autor', year: 'Jahr', lang: 'Sprache' },
  by: 'von {name}',
  trouble: 'Die Suche war nicht möglich',
};

const fr: PageWords = {
  related: 'Articles liés',
  search: 'Rechercher',
  searchTitle: 'Rechercher sur {site}',
  label: 'Mots recherchés',
  prompt:
    'Saisissez quelques mots. Les « guillemets » gardent les mots ensemble, un signe moins exclut un mot.',
  oneResult: '1 résultat',
  results: '{n} résultats',
  atLeast: 'Plus de {n} résultats',
  page: 'page {n} sur {of}',
  none: 'Aucun résultat pour « {q} »',
  noneHelp: [
    'Vérifiez l’orthographe.',
    'Essayez moins de mots, ou des mots plus généraux.',
    'Retirez un filtre ou élargissez la période.',
  ],
  didYouMean: 'Vouliez-vous dire',
  corrected: 'Aucun résultat pour « {q} » ; voici les résultats pour',
  instead: 'Rechercher plutôt',
  copies: '{n} autres au texte presque identique',
  filters: 'Filtres',
  active: 'Filtres choisis',
  remove: 'Retirer le filtre : {value}',
  removeAll: 'Tout retirer',
  from: 'Du',
  until: 'Au',
  sort: 'Ordre',
  relevance: 'Pertinence',
  newest: 'Plus récents d’abord',
  oldest: 'Plus anciens d’abord',
  apply: 'Appliquer',
  previous: 'Précédent',
  next: 'Suivant',
  pages: 'Pages',
  fields: { section: 'Rubrique', tag: 'Mot-clé', author: 'Auteur', year: 'Année', lang: 'Langue' },
  by: 'par {name}',
  trouble: 'La recherche n’a pas pu aboutir',
};

const es: PageWords = {
  related: 'Artículos relacionados',
  search: 'Buscar',
  searchTitle: 'Buscar en {site}',
  label: 'Palabras buscadas',
  prompt:
    'Escriba unas palabras. Las «comillas» mantienen juntas las palabras, un signo menos excluye una palabra.',
  oneResult: '1 resultado',
  results: '{n} resultados',
  atLeast: 'Más de {n} resultados',
  page: 'página {n} de {of}',
  none: 'No hay resultados para «{q}»',
  noneHelp: [
    'Revise la ortografía.',
    'Pruebe con menos palabras o más generales.',
    'Quite un filtro o amplíe las fechas.',
  ],
  didYouMean: 'Quizá quiso decir',
  corrected: 'No hay resultados para «{q}»; estos son los de',
  instead: 'Buscar en su lugar',
  copies: '{n} más con casi el mismo texto',
  filters: 'Filtros',
  active: 'Filtros elegidos',
  remove: 'Quitar el filtro: {value}',
  removeAll: 'Quitar todos',
  from: 'Desde',
  until: 'Hasta',
  sort: 'Orden',
  relevance: 'Más relevantes',
  newest: 'Más recientes primero',
  oldest: 'Más antiguos primero',
  apply: 'Aplicar',
  previous: 'Anterior',
  next: 'Siguiente',
  pages: 'Páginas',
  fields: { section: 'Sección', tag: 'Etiqueta', author: 'Autor', year: 'Año', lang: 'Idioma' },
  by: 'de {name}',
  trouble: 'No se pudo hacer la búsqueda',
};

const pt: PageWords = {
  related: 'Artigos relacionados',
  search: 'Buscar',
  searchTitle: 'Buscar em {site}',
  label: 'Palavras buscadas',
  prompt: 'Digite algumas palavras. “Aspas” mantêm as palavras juntas, um sinal de menos exclui uma palavra.',
  oneResult: '1 resultado',
  results: '{n} resultados',
  atLeast: 'Mais de {n} resultados',
  page: 'página {n} de {of}',
  none: 'Nada encontrado para “{q}”',
  noneHelp: [
    'Verifique a ortografia.',
    'Tente menos palavras ou palavras mais gerais.',
    'Remova um filtro ou amplie o período.',
  ],
  didYouMean: 'Você quis dizer',
  corrected: 'Nada encontrado para “{q}”; estes são os resultados para',
  instead: 'Buscar em vez disso',
  copies: 'Mais {n} com quase o mesmo texto',
  filters: 'Filtros',
  active: 'Filtros escolhidos',
  remove: 'Remover o filtro: {value}',
  removeAll: 'Remover todos',
  from: 'De',
  until: 'Até',
  sort: 'Ordem',
  relevance: 'Mais relevantes',
  newest: 'Mais recentes primeiro',
  oldest: 'Mais antigos primeiro',
  apply: 'Aplicar',
  previous: 'Anterior',
  next: 'Próxima',
  pages: 'Páginas',
  fields: { section: 'Seção', tag: 'Etiqueta', author: 'Autor', year: 'Ano', lang: 'Idioma' },
  by: 'por {name}',
  trouble: 'A busca não pôde ser feita',
};

const ja: PageWords = {
  related: '関連記事',
  search: '検索',
  searchTitle: '{site} を検索',
  label: '検索語',
  prompt: '言葉を入力してください。"引用符" で語句をまとめ、マイナス記号で語を除外できます。',
  oneResult: '1 件',
  results: '{n} 件',
  atLeast: '{n} 件以上',
  page: '{of} ページ中 {n} ページ目',
  none: '「{q}」に一致する記事はありません',
  noneHelp: [
    '表記を確かめてください。',
    '語を減らすか、より一般的な語を試してください。',
    'フィルターを外すか、期間を広げてください。',
  ],
  didYouMean: 'もしかして',
  corrected: '「{q}」は見つかりませんでした。次の語の結果です:',
  instead: '代わりに次の語で検索:',
  copies: 'ほぼ同じ本文の記事がほかに {n} 件',
  filters: 'フィルター',
  active: '選択中のフィルター',
  remove: 'フィルターを外す: {value}',
  removeAll: 'すべて外す',
  from: '開始日',
  until: '終了日',
  sort: '並び順',
  relevance: '関連度順',
  newest: '新しい順',
  oldest: '古い順',
  apply: '適用',
  previous: '前へ',
  next: '次へ',
  pages: 'ページ',
  fields: { section: 'セクション', tag: 'タグ', author: '著者', year: '年', lang: '言語' },
  by: '{name}',
  trouble: '検索できませんでした',
};

const zh: PageWords = {
  related: '相关文章',
  search: '搜索',
  searchTitle: '搜索 {site}',
  label: '搜索词',
  prompt: '输入几个词。“引号”内的词作为整体，减号排除一个词。',
  oneResult: '1 条结果',
  results: '{n} 条结果',
  atLeast: '超过 {n} 条结果',
  page: '第 {n} 页，共 {of} 页',
  none: '没有找到“{q}”',
  noneHelp: ['检查拼写。', '试试更少或更常用的词。', '移除筛选条件或扩大日期范围。'],
  didYouMean: '您是不是要找',
  corrected: '没有找到“{q}”，以下是这个词的结果：',
  instead: '改为搜索：',
  copies: '另有 {n} 篇内容几乎相同',
  filters: '筛选',
  active: '已选筛选条件',
  remove: '移除筛选条件：{value}',
  removeAll: '全部移除',
  from: '从',
  until: '到',
  sort: '排序',
  relevance: '最相关',
  newest: '最新在前',
  oldest: '最旧在前',
  apply: '应用',
  previous: '上一页',
  next: '下一页',
  pages: '分页',
  fields: { section: '栏目', tag: '标签', author: '作者', year: '年份', lang: '语言' },
  by: '{name}',
  trouble: '无法完成搜索',
};

const ar: PageWords = {
  related: 'مقالات ذات صلة',
  search: 'بحث',
  searchTitle: 'البحث في {site}',
  label: 'كلمات البحث',
  prompt: 'اكتب بضع كلمات. علامتا "الاقتباس" تجمعان الكلمات، وعلامة الناقص تستبعد كلمة.',
  oneResult: 'نتيجة واحدة',
  results: 'عدد النتائج: {n}',
  atLeast: 'عدد النتائج أكثر من {n}',
  page: 'صفحة {n} من {of}',
  none: 'لا توجد نتائج عن «{q}»',
  noneHelp: ['تحقق من الإملاء.', 'جرّب كلمات أقل أو أعم.', 'أزل أحد عوامل التصفية أو وسّع المدة.'],
  didYouMean: 'هل تقصد',
  corrected: 'لا توجد نتائج عن «{q}»؛ هذه نتائج',
  instead: 'البحث بدلًا من ذلك عن',
  copies: 'مقالات أخرى بالنص نفسه تقريبًا: {n}',
  filters: 'عوامل التصفية',
  active: 'عوامل التصفية المختارة',
  remove: 'إزالة عامل التصفية: {value}',
  removeAll: 'إزالة الكل',
  from: 'من',
  until: 'إلى',
  sort: 'الترتيب',
  relevance: 'الأكثر صلة',
  newest: 'الأحدث أولًا',
  oldest: 'الأقدم أولًا',
  apply: 'تطبيق',
  previous: 'السابق',
  next: 'التالي',
  pages: 'الصفحات',
  fields: { section: 'القسم', tag: 'الوسم', author: 'الكاتب', year: 'السنة', lang: 'اللغة' },
  by: 'بقلم {name}',
  trouble: 'تعذّر إجراء البحث',
};

const WORDS: Record<string, PageWords> = { en, de, fr, es, pt, ja, zh, ar };

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

/** The words of a language tag such as `de-AT`; English when there are none. */
export function wordsFor(lang: string | undefined): PageWords {
  return WORDS[(lang ?? 'en').toLowerCase().split('-')[0]!] ?? en;
}

/** `rtl` for Arabic, Persian, Hebrew and Urdu. */
export function directionOf(lang: string | undefined): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has((lang ?? 'en').toLowerCase().split('-')[0]!) ? 'rtl' : 'ltr';
}

/** Replaces `{name}` by its value. */
export function fillIn(words: string, values: Record<string, string | number>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
