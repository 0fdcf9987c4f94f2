import type { Format } from '../../../index/readers/reader.ts';

/** One small good file per format: what every reader must make of it is the same article. */
export const GOOD_FILES: Record<Format, { path: string; content: string }> = {
  markdown: {
    path: 'tea.md',
    content: '---\ntitle: Green tea\n---\n\nSteep it **briefly**.\n\nThen [pour](/cup/).\n',
  },
  html: {
    path: 'tea.html',
    content:
      '<!doctype html><title>Green tea</title><nav>Home</nav><main><h1>Green tea</h1><p>Steep it briefly.</p><p>Then <a href="/cup/">pour</a>.</p></main>',
  },
  text: { path: 'tea.txt', content: 'Green tea\n\nSteep it briefly.\n\nThen pour.\n' },
  json: {
    path: 'tea.json',
    content: '[{"id":"tea","title":"Green tea","body":"Steep it briefly.\\n\\nThen pour."}]',
  },
  jsonl: {
    path: 'tea.jsonl',
    content: '{"id":"tea","title":"Green tea","body":"Steep it briefly.\\n\\nThen pour."}\n',
  },
  feed: {
    path: 'tea.xml',
    content:
      '<rss version="2.0"><channel><item><title>Green tea</title><link>https://x.org/tea</link><description>&lt;p&gt;Steep it briefly.&lt;/p&gt;&lt;p&gt;Then pour.&lt;/p&gt;</description></item></channel></rss>',
  },
  wordpress: {
    path: 'export.xml',
    content:
      '<rss version="2.0" xmlns:content="c" xmlns:wp="https://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Green tea</title><link>https://x.org/tea</link><content:encoded><![CDATA[Steep it briefly.\n\nThen pour.]]></content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>',
  },
};
