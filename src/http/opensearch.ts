/** `/opensearch.xml`: lets a browser add the site as a search engine (OpenSearch 1.1). */
import { respondByContent } from './cached-response.ts';
import type { AppContext } from './context.ts';
import { readSite, toOwnAddress } from './site.ts';

/** Longest `ShortName` and `Description` by the specification, in characters. */
const SHORT_NAME = 16;
const DESCRIPTION = 1024;

export async function describeSearchEngine(c: AppContext): Promise<Response> {
  const { name } = readSite(c);
  const search = escapeXml(toOwnAddress(c, '/search'));
  const suggest = escapeXml(toOwnAddress(c, '/v1/suggest'));
  const self = escapeXml(toOwnAddress(c, '/opensearch.xml'));
  const document = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(cut(name, SHORT_NAME))}</ShortName>
  <Description>${escapeXml(cut(`Search ${name}`, DESCRIPTION))}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="${search}?q={searchTerms}"/>
  <Url type="application/x-suggestions+json" template="${suggest}?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${self}"/>
</OpenSearchDescription>
`;
  return respondByContent(c, document, 'application/opensearchdescription+xml; charset=utf-8');
}

// --- internal ---

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('').trimEnd();
}
