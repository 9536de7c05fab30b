import { useEffect, useState } from 'react';
import { isTextField } from '../commands/hear-commands.ts';

/** What is done with what comes into the window. */
export interface Dropping {
  readonly onFiles: (files: readonly File[]) => void;
  /** A text that was pasted elsewhere than into a field. */
  readonly onText: (text: string) => void;
}

/** Takes files that are dropped anywhere in the window or pasted, and pasted text; answers whether files are held over it. */
export function useDropping(enabled: boolean, { onFiles, onText }: Dropping): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      const { dataTransfer } = event;
      if (dataTransfer === null || !dataTransfer.types.includes('Files')) return;
      // Otherwise the window would try to go to the file.
      event.preventDefault();
      dataTransfer.dropEffect = enabled ? 'copy' : 'none';
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      const { dataTransfer } = event;
      setOver(false);
      if (dataTransfer === null || !dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      if (enabled) onFiles([...dataTransfer.files]);
    };
    const paste = (event: ClipboardEvent): void => {
      const { clipboardData } = event;
      if (!enabled || clipboardData === null) return;
      if (event.defaultPrevented || isTextField(event.target)) return;
      // What is copied in a text program often has a picture of itself beside it.
      const text = clipboardData.getData('text/plain');
      if (text.trim() !== '') onText(text);
      else if (clipboardData.files.length > 0) onFiles([...clipboardData.files]);
      else return;
      event.preventDefault();
    };
    document.addEventListener('dragenter', over);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragenter', over);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [enabled, onFiles, onText]);
  return isOver;
}
