/** `related:` in an article's metadata or in the rules file: what an editor decided about its related list. */
import type { EditorsChoice } from '../../src/article.ts';
import { toBoolean } from './metadata.ts';

/**
 * Understands `{pin: [], block: [], off: true}`, `false` for no list at all, and a bare list as pins. Tells what it
 * cannot understand and leaves that out.
 */
export function readEditorsChoice(
  value: unknown,
  tell: (what: string, remedy: string) => void,
): EditorsChoice | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (toBoolean(value) !== undefined) return toBoolean(value) === false ? { off: true } : undefined;
  const given = typeof value === 'string' || Array.isArray(value) ? { pin: value } : value;
  const remedy = 'Write related as {pin: [ids], block: [ids], off: true}.';
  if (typeof given !== 'object') {
    tell('"related" is neither yes, no, a list nor a group of values.', remedy);
    return undefined;
  }
  const choice: EditorsChoice = {};
  for (const [key, one] of Object.entries(given)) {
    if (key === 'pin' || key === 'block') {
      const ids = (Array.isArray(one) ? one : [one]).filter((id) => id !== '' && id !== null);
      if (ids.every((id) => typeof id === 'string' || typeof id === 'number')) choice[key] = ids.map(String);
      else tell(`"related.${key}" is not a list of ids or URLs.`, remedy);
    } else if (key === 'off' && toBoolean(one) !== undefined) {
      if (toBoolean(one)) choice.off = true;
    } else {
      tell(`"related.${key}" is not understood.`, remedy);
    }
  }
  return Object.keys(choice).length > 0 ? choice : undefined;
}
