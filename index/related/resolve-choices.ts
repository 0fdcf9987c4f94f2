/** Editors' pins and blocks, named by id or URL, to places in the corpus; what names nothing is a problem. */
import type { Article } from '../../src/article.ts';
import type { Problem } from '../corpus/problem.ts';
import type { ChoicePlaces, LeftOut } from '../corpus/settle-drafts.ts';
import { createUrlKeys } from '../corpus/url-keys.ts';
import { lineAt } from '../readers/parse-json.ts';
import { findNearestNames } from './nearest-names.ts';

export interface Choices {
  /** Per article, in the editor's order. */
  pins: (readonly number[])[];
  blocks: ReadonlySet<number>[];
  off: boolean[];
}

/** Where problems are told: in the rules file where that names the article, else in the article itself. */
export interface RulesText {
  file: string | undefined;
  text: string;
  places?: ChoicePlaces | undefined;
}

export function resolveChoices(
  articles: readonly Article[],
  rules: RulesText,
  report: (problem: Problem) => void,
  leftOut: LeftOut = new Map(),
): Choices {
  const choices: Choices = {
    pins: articles.map(() => NO_PINS),
    blocks: articles.map(() => NO_BLOCKS),
    off: articles.map(({ related }) => related?.off ?? false),
  };
  if (articles.every(({ related }) => related === undefined)) return choices;
  const { toPath, toKey } = createUrlKeys(articles);
  /** As an editor may write it: the id, the URL, its path; whichever of them is known. */
  const namesOf = (name: string) => (isUrl(name) ? [name, toKey(name), toPath(name)] : [name]);
  const findNamed = <T>(known: ReadonlyMap<string, T>, name: string): T | undefined =>
    known.get(namesOf(name).find((one) => known.has(one)) ?? name);
  const reasons = new Map([...leftOut].flatMap(([name, why]) => namesOf(name).map((one) => [one, why])));
  const places = new Map<string, number>();
  articles.forEach(({ url }, i) => void places.set(toPath(url), i).set(toKey(url), i));
  articles.forEach(({ id }, i) => void places.set(id, i));

  articles.forEach((article, i) => {
    if (article.related === undefined) return;
    const tell = (name: string, what: string, remedy: string) =>
      report({
        ...locate(article, name, rules),
        what: `The related list of "${article.id}" ${what}`,
        remedy,
      });
    const resolve = (names: readonly string[], doing: 'pins' | 'blocks') =>
      names.flatMap((name) => {
        const place = findNamed(places, name);
        const why = findNamed(reasons, name);
        if (place === undefined && why !== undefined) {
          tell(name, `${doing} "${name}", ${WHY[why].is}.`, `${WHY[why].remedy}, or leave it out here.`);
        } else if (place === undefined) {
          tell(name, `${doing} "${name}", which is not in the index.`, suggest(name, articles));
        } else if (place === i) {
          tell(name, `${doing} the article itself.`, 'Leave it out.');
        } else {
          return [place];
        }
        return [];
      });
    const pins = [...new Set(resolve(article.related.pin ?? [], 'pins'))];
    const blocks = new Set(resolve(article.related.block ?? [], 'blocks'));
    for (const pin of pins.filter((one) => blocks.has(one))) {
      const { id } = articles[pin]!;
      tell(id, `both pins and blocks "${id}".`, 'Keep one of the two; until then it is blocked.');
    }
    if (choices.off[i] && pins.length > 0) {
      tell(articles[pins[0]!]!.id, 'is switched off and pins articles.', 'Remove "off" or the pins.');
    }
    choices.pins[i] = pins.filter((pin) => !blocks.has(pin));
    choices.blocks[i] = blocks;
  });
  return choices;
}

// --- internal ---

/** Of nearly all articles. */
const NO_PINS: readonly number[] = [];
const NO_BLOCKS: ReadonlySet<number> = new Set();

const WHY = {
  drafts: { is: 'which is a draft', remedy: 'Publish it first' },
  hidden: { is: 'which is kept out of the index', remedy: 'Remove its "search": false or noindex' },
  outOfTime: { is: 'which is not yet or no longer published', remedy: 'Wait for its day' },
};

const isUrl = (name: string) => /^(?:https?:\/\/|\/)/i.test(name);

function suggest(name: string, articles: readonly Article[]): string {
  const near = findNearestNames(
    name,
    articles.map(({ id }) => id),
  );
  if (near.length === 0) return 'Give the id or URL of an article.';
  return `Did you mean ${near.map((id) => `"${id}"`).join(' or ')}?`;
}

function locate(
  { id }: Article,
  name: string,
  { file, text, places }: RulesText,
): Pick<Problem, 'file' | 'line'> {
  const at = text.indexOf(JSON.stringify(name));
  return file !== undefined && at >= 0 ? { file, line: lineAt(text, at) } : (places?.get(id) ?? { file: id });
}
