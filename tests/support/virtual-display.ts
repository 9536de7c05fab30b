import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A running display without a screen. */
export type VirtualDisplay = { display: string; stop: () => void };

/** Starts Xvfb on a display number that it picks itself, and waits until it can be used. Throws if it ends first. */
export async function startVirtualDisplay(size = '1440x900x24'): Promise<VirtualDisplay> {
  // Xvfb writes the number to the descriptor once it accepts connections, so there is nothing to poll.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await readNumber(child);
  return { display: `:${number}`, stop: () => void child.kill() };
}

async function readNumber(child: ChildProcess): Promise<string> {
  const pipe = child.stdio[3] as Readable;
  return await new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it was ready`)));
    pipe.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}
