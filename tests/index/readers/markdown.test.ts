import { describe, expect, it } from 'vitest';
import { markdown } from '../../../index/readers/markdown.ts';
import { loadAll, sourceFileOf } from './source-file-of.ts';

const load = (content: string, fields = {}) => loadAll(markdown, sourceFileOf('tea.md', content), { fields });
const read = async (content: string) => (await load(content)).drafts[0]!;

describe('front matter', () => {
  it.each([
    [
      'YAML',
      '---\ntitle: Green tea\ndate: 2020-03-01\ntags: [tea, japan]\nauthors: [Ann Lee]\ndraft: false\n---\nText.',
    ],
    [
      'TOML',
      '+++\ntitle = "Green tea"\ndate = 2020-03-01\ntags = ["tea", "japan"]\nauthors = ["Ann Lee"]\n+++\nText.',
    ],
    [
      'JSON',
      '{\n"title": "Green tea", "date": "2020-03-01", "tags": ["tea", "japan"], "authors": ["Ann Lee"]\n}\nText.',
    ],
  ])('is read as %s', async (_, content) => {
    const { drafts, problems } = await load(content);
    expect(problems).toEqual([]);
    expect(drafts[0]).toMatchObject({
      title: 'Green tea',
      tags: ['tea', 'japan'],
      authors: ['Ann Lee'],
      text: 'Text.',
    });
    expect(drafts[0]!.date).toMatch(/^2020-03-01/);
  });

  it('keeps values as they were written', async () => {
    expect(await read('---\ntitle: 1.10\nid: 007\ndate: 2019-03-26 12:38:00 -0500\n---\nx')).toMatchObject({
      title: '1.10',
      id: '007',
      date: '2019-03-26 12:38:00 -0500',
    });
  });

  it('is not what a rule at the top of a text is', async () => {
    expect((await read('---\n\nA text after a rule.')).text).toBe('A text after a rule.');
  });

  it.each([
    ['a value with a colon', '---\nok: 1\ntitle: Tea: green: hot\n---\nx', 3],
    ['a key that stands twice', '---\ntitle: a\ntags: []\ntitle: b\n---\nx', 4],
    ['a bad line of TOML', '+++\ntitle = "a"\ndate = tomorrow\n+++\nx', 3],
    ['JSON with a comma too many', '{\n"title": "a",\n}\nx', 3],
    ['front matter without an end', '---\ntitle: a\n\nText', 1],
    ['a list where pairs should be', '---\n- a\n- b\n---\nx', 2],
  ])('with %s is a problem with its line', async (_, content, line) => {
    const { drafts, problems } = await load(content);
    expect(drafts).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line });
    expect(problems[0]!.remedy).not.toBe('');
  });

  it('does not unfold anchors without bound', async () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
      .join('\n')}\n---\nx`;
    expect((await load(bomb)).problems).toHaveLength(1);
  });

  it('reports a value of the wrong kind and reads the rest', async () => {
    const { drafts, problems } = await load('---\ntitle:\n  - a\ntags: tea, japan\n---\nx');
    expect(problems).toEqual([
      expect.objectContaining({ line: 2, what: '"title" is a list where a text is wanted.' }),
    ]);
    expect(drafts[0]!.tags).toEqual(['tea', 'japan']);
  });

  it('reads names of the source’s own first', async () => {
    const { drafts } = await load('---\nthemes: [tea]\ntags: [x]\n---\ny', { tags: ['themes'] });
    expect(drafts[0]!.tags).toEqual(['tea']);
  });

  it.each(['draft: true', 'published: false', 'status: private', 'draft: "yes"'])(
    '%s makes a draft',
    async (line) => {
      expect((await read(`---\n${line}\n---\nx`)).draft).toBe(true);
    },
  );

  it.each(['search: false', 'noindex: true', 'robots: noindex, nofollow'])(
    '%s hides an article',
    async (line) => {
      expect((await read(`---\n${line}\n---\nx`)).search).toBe(false);
    },
  );

  it('tells what an editor decided about related links', async () => {
    const { drafts, problems } = await load(
      '---\nrelated:\n  pin: [black-tea]\n  block: [coffee]\n  of: x\n---\ny',
    );
    expect(drafts[0]!.related).toEqual({ pin: ['black-tea'], block: ['coffee'] });
    expect(problems).toEqual([expect.objectContaining({ what: '"related.of" is not understood.' })]);
    expect((await read('---\nrelated: {off: true}\n---\ny')).related).toEqual({ off: true });
  });
});

describe('text', () => {
  it('takes a first heading as the title and leaves out one that repeats it', async () => {
    expect(await read('# Green tea\n\nSteep.')).toMatchObject({ title: 'Green tea', text: 'Steep.' });
    expect(await read('---\ntitle: Green tea\n---\n# Green tea\n\nSteep.')).toMatchObject({ text: 'Steep.' });
    expect(await read('---\ntitle: Green tea\n---\n# Water first\n\nSteep.')).toMatchObject({
      text: 'Water first\n\nSteep.',
    });
  });

  it('keeps code as text and HTML as its words', async () => {
    const text = (
      await read(
        'A <em>small</em> `cup`.\n\n```js\nif (hot) {{ wait }}\n\npour()\n```\n\n<script>evil()</script><div>Done<br>now</div>',
      )
    ).text;
    expect(text).toBe('A small cup.\n\nif (hot) {{ wait }}\npour()\n\nDone\nnow');
  });

  it('collects links and references, in order, once', async () => {
    const draft = await read(
      '[a](/a/) [b](../b.md) <a href="https://c.org/">c</a> [a](/a/)\n[d]({{< ref "2013-d.md" >}} "D") [[E e|word]]',
    );
    expect(draft.links).toEqual(['/a/', '../b.md', 'https://c.org/', 'ref:2013-d.md', 'ref:E%20e']);
    expect(draft.text).toBe('a b c a d word');
  });

  it('reads what shortcodes wrap and say, not the shortcodes', async () => {
    const text = (
      await read(
        '{{< note type="x" >}}Mind the *heat*.{{< /note >}}\n\n{{< img src="a.jpg" alt="A" >}}\n\n{{% quote text="Tea is water." %}}\n\nAs {{</* ref "x" */>}} shows.',
      )
    ).text;
    expect(text).toBe('Mind the heat.\n\nTea is water.\n\nAs ref "x" shows.');
  });

  it('reads Liquid as Jekyll would show it', async () => {
    const draft = await read(
      '{% comment %}no{% endcomment %}See [x]({% post_url 2010-07-21-name %}) at {{ site.url }}{{ "/tea" | relative_url }}.\n\n{% highlight ruby %}\n# a comment\n{% endhighlight %}\n\nMustaches {{ stay }}.',
    );
    expect(draft.text).toBe('See x at /tea.\n\n# a comment\n\nMustaches {{ stay }}.');
    expect(draft.links).toEqual(['ref:2010-07-21-name']);
  });

  it('leaves out MDX imports, containers, footnote marks and attribute lists', async () => {
    const text = (
      await read(
        'import Tea from "./tea"\n\n:::tip Hot\nBoil it.[^1]\n:::\n\n## Cups {#cups}\n{: .big}\n\n[^1]: Not too long.',
      )
    ).text;
    expect(text).toBe('Hot Boil it.\n\nCups\n\nNot too long.');
  });
});
