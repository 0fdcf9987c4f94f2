/** What the site behind the Worker serves. */

export const PAGE = `<!DOCTYPE html>
<html><head><title>Café</title><script>document.write('<article>')</script></head>
<body CLASS=page><nav><p>Menu</p></nav>
<article id=a><h1>Café &amp; tea</h1><p>one</p><blockquote><p>two</p></blockquote>
<p>three <b>bold</b></p><p>four</p></article><article><p>another</p></article>
<footer>© 2026</footer></body></html>
`;

export const LINES_PAGE = `<article><p>one</p>
<p>Related:- <a href="/x">How to <b>Feel</b> Happy</a> and more</p><p>Related to nothing: stays.</p>
<p class=r><strong>Related:</strong> <a href="/y">Old</a></p><p>Relatedness - a word</p><p>RELATED POST : third</p></article>
<p>Related: outside</p>`;

export const HUGE_PAGE = `<article><p>one <img src="data:${'a'.repeat(5_000_000)}"></p>${'<p>word</p>'.repeat(200_000)}</article>`;
