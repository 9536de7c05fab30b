import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';

declare global {
  interface Window {
    /** Given by the preload script; the page's only way out. */
    readonly verbatim: VerbatimBridge;
  }
}

/** The bridge to the replica that the preload script put in the page. */
export function windowBridge(): VerbatimBridge {
  return window.verbatim;
}
