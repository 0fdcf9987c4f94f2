/** Tells when files below the sources change; many changes at once are one. */
import { type FSWatcher, watch } from 'node:fs';

/** How long the files must be still before they count as changed, in milliseconds. */
const SETTLED = 300;

/** Calls `onChange` after every burst of changes outside `ignored`; returns what ends the watch. */
export function watchSources(paths: string[], ignored: string[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = paths.map((path) =>
    watch(path, { recursive: true }, (_event, name) => {
      if (name !== null && ignored.some((part) => name.split(/[\\/]/).includes(part))) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, SETTLED);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
