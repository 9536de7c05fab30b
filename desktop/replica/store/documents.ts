import { z } from 'zod';
import type { Store } from './store.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';

const bytesRow = z.object({ bytes: z.string() });

/** Keeps a document's bytes (Base64) under their SHA-256 until the server has them. */
export function keepDocument(store: Store, hash: string, bytes: string): void {
  store.run('INSERT OR REPLACE INTO document (hash, bytes) VALUES (?, ?)', [hash, bytes]);
}

/** The bytes (Base64) of the document that an edit makes an article of; undefined where it makes none, or they are gone. */
export function documentOf(store: Store, edit: AnyEdit): string | undefined {
  const hash = hashOf(edit);
  if (hash === null) return undefined;
  return store.first('SELECT bytes FROM document WHERE hash = ?', [hash], bytesRow)?.bytes;
}

/** Forgets the bytes of a document that the server has, or that no edit waits for any more. */
export function dropDocument(store: Store, edit: AnyEdit): void {
  const hash = hashOf(edit);
  if (hash !== null) store.run('DELETE FROM document WHERE hash = ?', [hash]);
}

function hashOf(edit: AnyEdit): string | null {
  if (edit.action !== 'create' || edit.kind !== 'article') return null;
  return edit.fields.document?.hash ?? null;
}
