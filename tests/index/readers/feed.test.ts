import { expect, it } from 'vitest';
import { feed } from '../../../index/readers/feed.ts';
import { readerFor } from '../../../index/readers/readers.ts';
import { loadAll, sourceFileOf } from './source-file-of.ts';

it('reads RSS with its whole text, authors, day and picture', async () => {
  const { drafts, problems } = await loadAll(
    feed,
    sourceFileOf(
      'feed.rss',
      `<rss><channel><language>en-gb</language><item><title>Tea &amp;amp; water</title><guid>https://x.org/tea</guid><pubDate>Tue, 27 Jan 2015 14:56:57 +0000</pubDate>
      <description>Short.</description><content:encoded><![CDATA[<p>Long <a href="/a">text</a>.</p><p>More.</p>]]></content:encoded>
      <dc:creator>Ann Lee</dc:creator><category>tea</category><media:thumbnail url="/t.jpg"/></item></channel></rss>`,
    ),
  );
  expect(problems).toEqual([]);
  expect(drafts[0]).toMatchObject({
    title: 'Tea &amp; water',
    url: 'https://x.org/tea',
    text: 'Long text.\n\nMore.',
    summary: 'Short.',
    authors: ['Ann Lee'],
    tags: ['tea'],
    image: '/t.jpg',
    lang: 'en-gb',
    line: 1,
  });
});

it('reads Atom, whatever kind of content it writes', async () => {
  const entry = (content: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Tea</title><link rel="edit" href="/e"/><link href="/tea"/><published>2020-03-01T00:00:00Z</published><author><name>Ann</name></author><category term="tea"/>${content}</entry></feed>`;
  const read = async (content: string) =>
    (await loadAll(feed, sourceFileOf('f.xml', entry(content)))).drafts[0]!;
  expect(await read('<content type="html">&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</content>')).toMatchObject(
    { text: 'A\n\nB', url: '/tea', authors: ['Ann'], tags: ['tea'] },
  );
  expect((await read('<content type="text">1 &lt; 2</content>')).text).toBe('1 < 2');
  expect((await read('<content type="xhtml"><div><p>A</p><p>B</p></div></content>')).text).toBe('A\n\nB');
});

it('reads JSON Feed and leaves other JSON alone', async () => {
  const content =
    '{"version":"https://jsonfeed.org/version/1.1","language":"en","items":[{"id":"https://x.org/tea","content_html":"<p>A</p>","date_published":"2020-03-01"},{"id":"b","content_text":"B"}]}';
  expect((await readerFor(sourceFileOf('feed.json', content)))!.name).toBe('feed');
  expect((await readerFor(sourceFileOf('a.json', '{"items":[]}')))!.name).toBe('json');
  const { drafts } = await loadAll(feed, sourceFileOf('feed.json', content));
  expect(drafts).toMatchObject([
    { url: 'https://x.org/tea', text: 'A', date: '2020-03-01', lang: 'en' },
    { id: 'b', text: 'B' },
  ]);
});

it('reports a feed without entries', async () => {
  const { problems } = await loadAll(feed, sourceFileOf('f.xml', '<rss><channel></channel></rss>'));
  expect(problems.map((problem) => problem.what)).toEqual(['The feed has no entries.']);
});
