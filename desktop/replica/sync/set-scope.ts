import { voidBase } from './bootstrap-base.ts';
import type { OutboxChange } from '../edits/add-edit.ts';
import { clearMeta, readMeta, writeMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';
import { isEverything, type Scope } from '#shared/sync/scope.ts';

/**
 * Chooses what of the desk is kept here. What is kept now stays in sight until the server has brought what was chosen;
 * unsent work stays in any case.
 */
export function setScope(store: Store, scope: Scope | null): OutboxChange & { readonly ok: true } {
  const chosen = scope === null || isEverything(scope) ? null : scope;
  return store.write(() => {
    if (JSON.stringify(readMeta(store, 'scope') ?? null) === JSON.stringify(chosen)) {
      return { ok: true, ids: [] };
    }
    writeMeta(store, 'scope', chosen);
    clearMeta(store, 'opened');
    clearMeta(store, 'wanted');
    voidBase(store);
    return { ok: true, ids: [] };
  });
}
