/** The site whose articles the index holds, as far as its pages need to know it. */
export interface Site {
  /** Shown in headings and titles. */
  name: string;
  /** The site's own address; site-relative article URLs are resolved against it. */
  url?: string;
  /** Where the Worker's app is mounted: empty, or a path such as `/related`. @default '' */
  base?: string;
  /** The language of the page's own words. @default 'en' */
  lang?: string;
}
