import { useCallback } from 'react';
import { useAppCommands } from './commands/use-app-commands.ts';
import { Desk } from './desk/desk.tsx';
import type { DeskPlace } from './desk/desk-place.ts';
import { EndingsNotice } from './desk/endings-notice.tsx';
import { ErrorBoundary } from './desk/error-boundary.tsx';
import { FirstRun } from './desks/first-run.tsx';
import { useBridge } from './replica/replica-context.ts';
import { useViewCommands } from './settings/use-view-commands.ts';
import { useWords } from './words/use-words.ts';
import type { WindowStart } from '#desktop/ipc/desks.ts';

/** The whole window: the desk that is open, or the ways to one. */
export function App({ start }: { readonly start: WindowStart }) {
  const { main } = useBridge();
  const { endings } = useWords();
  useAppCommands();
  useViewCommands();
  const keep = useCallback((place: DeskPlace) => void main.keepPlace({ place }), [main]);
  return (
    <ErrorBoundary
      title={endings.broken}
      again={endings.again}
      report={(description) => void main.reportError({ description })}
    >
      {start.desk === null ? (
        <FirstRun start={start} />
      ) : (
        <Desk desk={start.desk} kept={start.place} keep={keep} />
      )}
      <EndingsNotice endings={start.endings} />
    </ErrorBoundary>
  );
}
