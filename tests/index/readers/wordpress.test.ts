import { createReadStream, existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wordpress } from '../../../index/readers/wordpress.ts';
import { loadAll, sourceFileOf } from './source-file-of.ts';

const item = (inside: string) => `<item><title>Tea</title><link>https://x.org/tea/</link>${inside}</item>`;
const wxr = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><language>de-DE</language><wp:wxr_version>1.2</wp:wxr_version>
  <wp:author><wp:author_login>ann</wp:author_login><wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name></wp:author>${items}</channel></rss>`;
const load = (items: string, options = {}) =>
  loadAll(wordpress, sourceFileOf('export.xml', wxr(items)), options);

describe('a WordPress export', () => {
  it('gives a post with its names, tags, day and language', async () => {
    const { drafts } = await load(
      item(`<dc:creator>ann</dc:creator><wp:post_date>2020-03-01 10:00:00</wp:post_date><wp:post_name>tea</wp:post_name>
      <category domain="category" nicename="uncategorized">Uncategorized</category><category domain="post_tag" nicename="hot">Hot</category>
      <content:encoded><![CDATA[First line
second line

<!-- wp:heading --><h2>Cups</h2><!-- /wp:heading -->[caption id="1"]<img src="a.jpg"> A cup[/caption]

[gallery ids="1,2"] See [this] &amp; <a href="/pot/">that</a>. [[gallery]]]]><!-- --></content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>`),
    );
    expect(drafts[0]).toMatchObject({
      authors: ['Ann Lee'],
      tags: ['Hot'],
      date: '2020-03-01 10:00:00',
      lang: 'de-DE',
      url: 'https://x.org/tea/',
    });
    expect(drafts[0]!.text).toBe(
      'First line\nsecond line\n\nCups\n\nA cup\n\nSee [this] & that. [[gallery]]',
    );
    expect(drafts[0]!.links).toEqual(['/pot/']);
  });

  it.each(['private', 'pending', 'draft', 'future', 'trash'])(
    'makes a draft of what is %s',
    async (status) => {
      expect(
        (await load(item(`<wp:status>${status}</wp:status><wp:post_type>post</wp:post_type>`))).drafts[0]!
          .draft,
      ).toBe(true);
    },
  );

  it('makes a draft of what a password protects', async () => {
    const { drafts } = await load(
      item('<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>'),
    );
    expect(drafts[0]!.draft).toBe(true);
  });

  it('has no articles in its menus and attachments', async () => {
    const types = ['attachment', 'nav_menu_item', 'wp_global_styles', 'revision'];
    expect(
      (await load(types.map((type) => item(`<wp:post_type>${type}</wp:post_type>`)).join(''))).drafts,
    ).toEqual([]);
  });

  it.each([
    ['is cut off', wxr(item('')).slice(0, -30), /ends before <rss> is closed/],
    ['is nested without end', wxr(`<item>${'<a>'.repeat(200)}`), /nested deeper/],
    ['has an entry without end', wxr(item('x'.repeat(5000))), /more than 3000 characters/],
  ])('that %s is a problem', async (_, content, what) => {
    const { problems } = await loadAll(wordpress, sourceFileOf('export.xml', content), { maxBytes: 3000 });
    expect(problems).toEqual([
      expect.objectContaining({ what: expect.stringMatching(what), line: expect.any(Number) }),
    ]);
  });

  it('does not unfold entities of its own', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    const { drafts } = await loadAll(
      wordpress,
      sourceFileOf('e.xml', `${bomb}${wxr('<item><title>&b;</title></item>')}`),
    );
    expect(drafts[0]!.title).toBe('&b;');
  });

  const EXPORT = new URL(
    '../../../../shared/sites/wordpress-export/themeunittestdata.wordpress.xml',
    import.meta.url,
  );
  it.skipIf(!existsSync(EXPORT))(
    'of WordPress’s own test gives every published post and page (skipped where it is not)',
    async () => {
      const path = fileURLToPath(EXPORT);
      const file = {
        file: 'export.xml',
        path: 'export.xml',
        size: statSync(path).size,
        bytes: () => createReadStream(path),
      };
      const { drafts, problems } = await loadAll(wordpress, file);
      expect(problems).toEqual([]);
      expect(drafts.filter((draft) => !draft.draft)).toHaveLength(69);
      expect(drafts.filter((draft) => draft.draft).map((draft) => draft.title)).toEqual([
        'Scheduled',
        'Draft',
        'Template: Password Protected (the password is "enter")',
      ]);
    },
  );
});
