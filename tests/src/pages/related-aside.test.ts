import { describe, expect, it } from 'vitest';
import { renderRelatedAside } from '../../../src/pages/related-aside.ts';
import { createAnswer, createHit, HOSTILE } from './a-hit.ts';

describe('the related aside', () => {
  it('is a landmark with a heading and a list of links', () => {
    expect(renderRelatedAside(createAnswer([createHit()]))).toBe(
      `<aside class="related-links" aria-label="Related articles">
<h2 class="related-links-heading">Related articles</h2>
<ul class="related-links-list">
<li class="related-links-item"><a href="/green-tea/" lang="en">How to brew green tea</a></li>
</ul>
</aside>
`,
    );
  });

  it('is nothing at all without links', () => {
    expect(renderRelatedAside(createAnswer([]))).toBe('');
  });

  it('speaks the language that is asked for, or the words of the site', () => {
    const answer = createAnswer([createHit()]);
    expect(renderRelatedAside(answer, { lang: 'de-AT' })).toContain('>Passende Artikel</h2>');
    expect(renderRelatedAside(answer, { lang: 'ar' })).toContain('dir="rtl"');
    expect(renderRelatedAside(answer, { heading: 'Read <next>' })).toContain('>Read &lt;next&gt;</h2>');
  });

  it('keeps a hostile title as text and links nowhere but to http(s)', () => {
    const aside = renderRelatedAside(createAnswer([createHit(HOSTILE)]));
    expect(aside).not.toMatch(/<img|<script|href=/);
    expect(aside).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});
