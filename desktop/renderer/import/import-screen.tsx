import { useCallback, useEffect } from 'react';
import { ImportChoice } from './import-choice.tsx';
import { ImportProgress } from './import-progress.tsx';
import { sourceOfFile, sourceOfText } from './import-source.ts';
import { ImportSummary } from './import-summary.tsx';
import { useDropping } from './use-dropping.ts';
import { useImporting } from './use-importing.ts';
import { useCommand } from '../commands/use-command.ts';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useMayEdit } from '../replica/use-desk-status.ts';
import { Sheet } from '../settings/sheet.tsx';
import { useWords } from '../words/use-words.ts';
import type { DeskPlace } from '../desk/desk-place.ts';

// Milliseconds; as long as the line that tells of undoing.
const shownFor = 15_000;

/** Importing articles: by dropping files, by pasting, and by a sheet with both and a file dialog. */
export function ImportScreen({ onOpen }: { readonly onOpen: (place: Partial<DeskPlace>) => void }) {
  const { importing } = useWords();
  const mayEdit = useMayEdit();
  const { step, said, choose, run, close, dismiss } = useImporting(onOpen);
  const runFiles = useCallback((files: readonly File[]) => run(files.map(sourceOfFile)), [run]);
  useCommand('import', () => choose(''), { enabled: mayEdit });
  const isOver = useDropping(mayEdit, { onFiles: runFiles, onText: choose });
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(dismiss, shownFor);
    return () => clearTimeout(timer);
  }, [said, dismiss]);
  return (
    <>
      <div className="step-line" data-empty={said === '' || undefined}>
        <p role="status" aria-label={importing.said} dir="auto">
          {said}
        </p>
        {said !== '' && <RemoveButton label={importing.dismiss} onRemove={dismiss} />}
      </div>
      {isOver && (
        <div className="import-over">
          <p>{mayEdit ? importing.over : importing.mayNot}</p>
        </div>
      )}
      {step !== null && (
        <Sheet title={importing.title} onClose={close}>
          <div className="import">
            {step.step === 'choose' && (
              <ImportChoice
                key={step.text}
                text={step.text}
                onFiles={runFiles}
                onText={(text) => run([sourceOfText(text, importing.pasted)])}
              />
            )}
            {step.step === 'running' && <ImportProgress {...step} onStop={close} />}
            {step.step === 'done' && (
              <ImportSummary
                outcomes={step.outcomes}
                onMore={() => choose('')}
                onOpen={(id) => {
                  close();
                  onOpen({ section: 'articles', article: { id, quoteId: null } });
                }}
              />
            )}
          </div>
        </Sheet>
      )}
    </>
  );
}
