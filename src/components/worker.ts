/** Where the elements ask, and how: the Worker that served this script, unless the attribute `api` names another. */

/** The Worker's address for an element, without a slash at the end. */
export function workerOf(element: Element): string {
  const api = element.getAttribute('api');
  return (api === null ? new URL('.', import.meta.url).href : new URL(api, document.baseURI).href).replace(
    /\/+$/,
    '',
  );
}

/** Copies attributes that are parameters of the API (`limit`, `filter`, …) as they stand. */
export function readParameters(element: Element, names: string[]): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of names) {
    const value = element.getAttribute(name);
    if (value) parameters.set(name, value);
  }
  return parameters;
}

/** The JSON of an answer; throws when the Worker refuses or cannot answer. */
export async function ask<Answer>(address: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json() as Promise<Answer>;
}

/** A stylesheet that a strict Content-Security-Policy allows, shared by all elements of one kind. */
export function createSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
