import { z } from 'zod';

/** What this process uses of an Electron message port; Electron's own types are not for this layer. */
export interface ElectronPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: {
    (event: 'message', listener: (event: { readonly data: unknown }) => void): void;
    (event: 'close', listener: () => void): void;
  };
  readonly start: () => void;
}

/** The port to the main process, over which ports of windows come along. */
export interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void,
  ) => void;
}

const parentPortSchema = z.custom<ParentPort>(
  (value) => typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value,
  'This script runs in a utility process of Electron only.',
);

/** The port that Electron gives a utility process. Throws anywhere else. */
export function parentPort(): ParentPort {
  return parentPortSchema.parse('parentPort' in process ? process.parentPort : undefined);
}
