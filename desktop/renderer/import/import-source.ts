import { maximumDocumentBytes } from '#shared/formats/read-document.ts';
import type { ImportedDocument, ReplicaCaller } from '#desktop/ipc/replica-calls.ts';
import type { Words } from '#desktop/words/english.ts';
import { noticeCodes } from '#shared/formats/import-notice.ts';

/** A file, or a text that was pasted. */
export interface ImportSource {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** What became of an article of a source. */
export type ImportOutcome =
  /** `revised`: the desk has another version of its story. `notices` are sentences for the editor. */
  | {
      readonly result: 'made' | 'revised';
      readonly name: string;
      readonly articleId: string;
      readonly headline: string;
      readonly notices: readonly string[];
    }
  | {
      readonly result: 'known';
      readonly name: string;
      readonly articleId: string;
      readonly headline: string;
    }
  | { readonly result: 'refused'; readonly name: string; readonly message: string };

// As long as a name may be that the replica takes.
const longestName = 255;

/** A file that was dropped or chosen. */
export function sourceOfFile(file: File): ImportSource {
  return {
    name: file.name.slice(0, longestName),
    size: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

/** A text that was pasted, by the name that messages shall give it. */
export function sourceOfText(text: string, name: string): ImportSource {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, read: () => Promise.resolve(bytes) };
}

/** Imports one source on this machine. What cannot be imported is an outcome that says why. */
export async function importSource(
  { importDocuments }: Pick<ReplicaCaller, 'importDocuments'>,
  { name, size, read }: ImportSource,
  { importing: words }: Pick<Words, 'importing'>,
): Promise<readonly ImportOutcome[]> {
  const refuse = (message: string): readonly ImportOutcome[] => [
    { result: 'refused', name, message },
  ];
  if (size > maximumDocumentBytes) return refuse(words.tooLarge(size, maximumDocumentBytes));
  const bytes = await read().catch(() => null);
  if (bytes === null) return refuse(words.unreadable);
  const answers = await importDocuments({ files: [{ name, bytes }] }).catch(() => null);
  return answers === null ? refuse(words.noAnswer) : answers.map(outcomeOf);
}

function outcomeOf(answer: ImportedDocument): ImportOutcome {
  const { name } = answer;
  if (answer.ok) {
    const { articleId, headline, notices } = answer;
    const isRevised = notices.some(({ code }) => code === noticeCodes.revised);
    return {
      result: isRevised ? 'revised' : 'made',
      name,
      articleId,
      headline,
      notices: notices.map(({ message }) => message),
    };
  }
  if ('duplicateOf' in answer) {
    const { duplicateOf, headline } = answer;
    return { result: 'known', name, articleId: duplicateOf, headline };
  }
  const { message } = answer.error;
  // The name stands before it already.
  const rest = message.startsWith(`${name} `) ? `It ${message.slice(name.length + 1)}` : message;
  return { result: 'refused', name, message: rest };
}
