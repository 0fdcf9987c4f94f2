/** `/alongside.js`: makes the two elements known to the browser, once, however often the script is loaded. */
import { RelatedLinks } from './related-links.ts';
import { SiteSearch } from './site-search.ts';

if (!customElements.get('related-links')) customElements.define('related-links', RelatedLinks);
if (!customElements.get('site-search')) customElements.define('site-search', SiteSearch);
