import { createHash } from 'node:crypto';
import type { Template } from './template.ts';

/** What is kept of the statements that were made, so that a document asked again costs no planning. */
export interface Plans {
  /** The template under a key of a parsed operation; made where there is none yet. */
  readonly template: (operation: object, key: string, make: () => Template) => Template;
  /**
   * The name under which PostgreSQL keeps a statement's plan on each connection; undefined for one that is not asked
   * often enough, or for which there is no more room: what a connection has prepared stays until it is closed.
   */
  readonly nameOf: (text: string) => string | undefined;
}

const remembered = { texts: 1000, names: 200 };

/** Makes an empty store of plans. */
export function createPlans(): Plans {
  const templates = new WeakMap<object, Map<string, Template>>();
  const seen = new Set<string>();
  const names = new Map<string, string>();
  return {
    template(operation, key, make) {
      const known = templates.get(operation) ?? new Map<string, Template>();
      templates.set(operation, known);
      const template = known.get(key) ?? make();
      known.set(key, template);
      return template;
    },
    nameOf(text) {
      const name = names.get(text);
      if (name !== undefined) return name;
      if (names.size >= remembered.names) return undefined;
      if (!seen.has(text)) {
        if (seen.size >= remembered.texts) seen.clear();
        seen.add(text);
        return undefined;
      }
      seen.delete(text);
      const made = `plan_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
      names.set(text, made);
      return made;
    },
  };
}
