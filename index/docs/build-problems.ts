/**
 * What a build says and how that comes about: the commonest problems, for the page on troubleshooting. `…` stands for what
 * differs; what to do, the build says itself.
 */
export const BUILD_PROBLEMS: Record<string, string> = {
  'the … "…" is already taken by …':
    'Of an id: an article without one is named by its path below the source, and two sources hold a file of one name, or a file was copied with its front matter. Of a url: the pattern gives both the same address, as `/:slug/` does for `2023/tea.md` and `2024/tea.md`.',
  'The article has no "id" and no "url" to take one from.':
    'In a file of many articles each needs a name of its own. An export often has one under another name: say so in `fields`, such as `"fields": {"id": ["post_id"]}`.',
  '"…" is … where … is wanted.':
    'A value of front matter or of a record is of another kind, such as a number or a group where a list of tags belongs. `fields` may name another one to read.',
  'The date "…" names no day.':
    'A template was not filled, the 30th of February, or an order of day and month that nobody can tell.',
  'The YAML front matter is broken: …':
    'Mostly a title with a colon in it, `title: Tea: a history`, which needs quotes around it; or a tab where spaces must stand.',
  'The front matter is not made of "key: value" pairs.':
    'Text stands between the two lines of `---`, or the second of them is missing and a line further down was taken for it.',
  'The text is not valid UTF-8.': 'An old editor has saved it in another encoding, such as Windows-1252.',
  'The file holds binary data.': 'A picture or a document bears the name of a text, such as `.md` or `.txt`.',
  'The article has neither a title nor a text.':
    'A file is a mere placeholder, or a built page shows nothing before a script of its own has run.',
  'The related list of "…" … "…", which is not in the index.':
    'An article that is pinned or blocked was renamed or removed, or its name is misspelt.',
  'No article has the id or URL "…".': 'The rules file names an article that was renamed or removed.',
  'There is no such folder or file.':
    'Sources in the configuration count from its folder, those on the command line from where you are.',
  'The link points to nothing.': 'A symbolic link outlived what it led to.',
  '… ends before <…> is closed':
    'A feed or an export was cut off while it was saved or sent: compare its size with the original’s.',
  'The XML is nested deeper than … elements.':
    'No feed or export is: the file is damaged, or made to do harm.',
  'It is a page and no sitemap.':
    'Many servers answer an address that is not there with a page. The sitemap’s address mostly stands in `/robots.txt`.',
  '…/robots.txt cannot be read, so nothing there may be fetched.':
    'The server answers with a 5xx, or is behind a login: then nobody knows what a crawler may do.',
  'robots.txt forbids to fetch it.': 'A `Disallow` for `Alongside`, or for everyone, holds there.',
  '… is a private address.':
    'The name leads into your own network, as on a machine where you try things. That must be meant.',
  'It names more than … pages; the others are not read.':
    'The bound on pages is ours, against endless sites: raise it.',
};
