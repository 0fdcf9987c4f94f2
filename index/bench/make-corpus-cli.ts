/** `tsx index/bench/make-corpus-cli.ts ARTICLES FILE [short]`: writes a corpus for measuring. */
import { DATA_SETS } from './corpora.ts';
import { writeCorpus } from './corpus/make-corpus.ts';
import { readSourcePool } from './corpus/source-pool.ts';
import { MIXTURE, SHORT_MIXTURE } from './growth.ts';

const [articles, file, length] = process.argv.slice(2);
if (!(Number(articles) > 0) || file === undefined) {
  throw new Error('Give the number of articles and the file to write.');
}
const mixture = length === 'short' ? SHORT_MIXTURE : MIXTURE;
await writeCorpus(await readSourcePool(DATA_SETS), { articles: Number(articles), ...mixture }, file);
