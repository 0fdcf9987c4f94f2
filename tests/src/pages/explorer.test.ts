import { describe, expect, it } from 'vitest';
import { renderExplorer } from '../../../src/pages/explorer.ts';

describe('the explorer page', () => {
  it('leads to the search page where there is no JavaScript', () => {
    const page = renderExplorer({ name: 'Tea', base: '/find' });
    expect(page).toContain('<form action="/find/search"');
    expect(page).toContain('<noscript>');
  });

  it('holds no inline script or style, and keeps the name of the site as text', () => {
    const page = renderExplorer({ name: '"><script>alert(1)</script>' });
    expect(page).not.toMatch(/<script(?! type="module" src="\/explorer\.js")|<style| style="| on\w+="/);
  });
});
