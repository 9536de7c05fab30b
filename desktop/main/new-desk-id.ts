import { randomUUID } from 'node:crypto';

/** Makes the id of a desk on this machine; nothing outside of it knows it. */
export function newDeskId(): string {
  return randomUUID();
}
