import { expect, it } from 'vitest';
import { loadConfig } from '../../../index/config/load-config.ts';
import { readCorpus } from '../../../index/corpus/read-corpus.ts';
import { folderOf } from '../corpus/folder-of.ts';
import { page, serveSite, sitemap } from './serve-site.ts';

const item = (inside: string) => `<item><title>Item</title>${inside}</item>`;

it('reads sources of every kind in one build, each with its own settings', async () => {
  const site = await serveSite({
    '/sitemap.xml': sitemap('/help/a/', '/other/'),
    '/help/a/': page('Help'),
    '/feed.xml': `<rss version="2.0"><channel>${item('<link>https://x.org/news/1</link><description>New.</description>')}</channel></rss>`,
  });
  const cwd = folderOf({
    'posts/2024-02-29-tea.md': '---\ntitle: Tea\ndate: 2024-02-29\ntopics: [hot]\n---\nSteep it.\n',
    'posts/archive/old.md': '---\ntitle: Old\n---\nOld.\n',
    'public/docs/cup/index.html': page('Cup'),
    'old.xml': `<rss version="2.0"><channel><wp:wxr_version>1.2</wp:wxr_version>${item('<link>https://old.example/p/</link><content:encoded><![CDATA[Post.]]></content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>')}</channel></rss>`,
    'alongside.config.json': JSON.stringify({
      sources: [
        { path: 'posts', url: '/:year/:path/', exclude: ['archive/**'], fields: { tags: 'topics' } },
        { path: 'public/docs', format: 'html', defaults: { section: 'docs', tags: ['manual'] } },
        { path: 'old.xml', format: 'wordpress', defaults: { lang: 'de' } },
        {
          path: `${site.url}/sitemap.xml`,
          include: ['help/**'],
          defaults: { tags: ['help'] },
          crawl: { privateHosts: ['localhost'], delaySeconds: 0 },
        },
        {
          path: `${site.url}/feed.xml`,
          crawl: { privateHosts: ['localhost'] },
          defaults: { authors: ['Ann'] },
        },
      ],
    }),
  });
  const { articles, problems } = await readCorpus(await loadConfig(cwd));
  expect(problems).toEqual([]);
  const found = articles.map(({ title, url, tags, section, lang, authors }) => ({
    title,
    url,
    tags,
    section,
    lang,
    authors,
  }));
  expect(found).toHaveLength(5);
  expect(found).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ title: 'Tea', url: '/2024/2024-02-29-tea/', tags: ['hot'] }),
      expect.objectContaining({ title: 'Cup', url: '/cup/', tags: ['manual'], section: 'docs' }),
      expect.objectContaining({ title: 'Item', url: 'https://old.example/p/', lang: 'de', tags: [] }),
      expect.objectContaining({ title: 'Help', url: `${site.url}/help/a/`, tags: ['help'], section: 'help' }),
      expect.objectContaining({ title: 'Item', url: 'https://x.org/news/1', authors: ['Ann'] }),
    ]),
  );
});
