import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect what nobody needs any more once the heap is 40 % larger than what lives in it, where it otherwise waits
 * for several times as much. A first copy makes hundreds of megabytes that are forgotten page by page, beside some
 * thirty that stay; collecting them sooner costs nothing that can be measured. No limit, so that a large document to
 * import never ends the process.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=40');
}
