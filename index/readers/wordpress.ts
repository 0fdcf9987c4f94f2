/**
 * A WordPress export (WXR) to drafts: every published post and page. What is private, pending, a draft or protected
 * by a password is a draft here too; menus, attachments and styles are no articles.
 */
import type { Draft } from '../corpus/draft.ts';
import { joinBlocks, readHtml } from './html-to-text.ts';
import type { Reader } from './reader.ts';
import { readChunks, readHead } from './source-file.ts';
import { stripWordPress } from './strip-wordpress.ts';
import { isFault, readXml, textOf, type XmlElement } from './xml-tree.ts';

export const wordpress: Reader = {
  name: 'wordpress',
  async reads(file) {
    return (
      /\.(xml|wxr)$/i.test(file.path) &&
      /wordpress\.org\/export\/|<wp:wxr_version>/.test(await readHead(file, 8192))
    );
  },
  async *load(file, { report, maxBytes }) {
    if ((await readHead(file)).replace(/^\uFEFF/, '').trim() === '' && file.size <= 1024) {
      return report({ what: 'The file is empty.', remedy: 'Export the site again.' });
    }
    const people = new Map<string, string>();
    let lang: string | undefined;
    let hasFault = false;
    const chunks = readChunks(file, (problem) => {
      hasFault = true;
      report(problem);
    });
    const isWanted = (name: string, around: readonly string[]) =>
      around.length === 2 && (name === 'item' || name === 'wp:author' || name === 'language');
    for await (const one of readXml(chunks, { isWanted, maxLength: maxBytes })) {
      if (isFault(one)) {
        if (!hasFault) report({ ...one, remedy: 'Export the site again: the file is cut off or damaged.' });
      } else if (one.name === 'language') lang = one.text.trim();
      else if (one.name === 'wp:author') addPerson(one, people);
      else if (isArticle(one)) yield toDraft(one, file.file, people, lang);
    }
  },
};

// --- internal ---

/** Everything else in an export is a part of the site and no text of its own. */
function isArticle(item: XmlElement): boolean {
  const type = textOf(item, 'wp:post_type');
  return (
    type === undefined ||
    !/^(attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+)$/.test(
      type,
    )
  );
}

function addPerson(author: XmlElement, people: Map<string, string>): void {
  const login = textOf(author, 'wp:author_login');
  const name = textOf(author, 'wp:author_display_name');
  if (login && name) people.set(login, name);
}

function toDraft(
  item: XmlElement,
  file: string,
  people: Map<string, string>,
  lang: string | undefined,
): Draft {
  const { blocks, links } = readHtml(stripWordPress(textOf(item, 'content:encoded') ?? ''));
  const status = textOf(item, 'wp:status') ?? 'publish';
  const isPublic = status === 'publish' && textOf(item, 'wp:post_password') === undefined;
  const creator = textOf(item, 'dc:creator');
  const title = textOf(item, 'title');
  const url = textOf(item, 'link');
  const slug = textOf(item, 'wp:post_name');
  const excerpt = textOf(item, 'excerpt:encoded');
  const date = textOf(item, 'wp:post_date') ?? textOf(item, 'pubDate');
  return {
    file,
    line: item.line,
    text: joinBlocks(blocks),
    links,
    tags: item.children
      .filter(
        ({ name, attributes }) =>
          name === 'category' && /^(category|post_tag|tag)$/.test(attributes.domain ?? 'category'),
      )
      .filter(({ attributes }) => attributes.nicename !== 'uncategorized')
      .map(({ text }) => text.trim())
      .filter((tag) => tag !== ''),
    authors: creator ? [people.get(creator) ?? creator] : [],
    // Titles are HTML in WordPress.
    ...(title && { title: /<[a-z]/i.test(title) ? joinBlocks(readHtml(title).blocks) : title }),
    ...(url && { url }),
    ...(slug && { slug }),
    ...(date && { date }),
    ...(excerpt && { summary: excerpt }),
    ...(lang && /^[a-z]{2,3}\b/i.test(lang) && { lang }),
    ...(!isPublic && { draft: true }),
  };
}
