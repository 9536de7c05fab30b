import { Fragment, type ReactNode } from 'react';
import type { Section } from './desk-place.ts';
import { sectionCommands } from './use-desk-commands.ts';
import { useSectionCounts } from './use-section-counts.ts';
import { titleOf, useKeyWords } from '../commands/key-words.ts';
import { DeskButton } from '../desks/desk-button.tsx';
import { SavedViews } from '../lists/saved-views.tsx';
import { SyncStatus } from '../sync/sync-status.tsx';
import type { SavedView } from '#desktop/ipc/list-views.ts';
import { useWords } from '../words/use-words.ts';
import type { DeskEntry } from '#desktop/ipc/desks.ts';

const groups: readonly (readonly Section[])[] = [
  ['review'],
  ['articles', 'quotes', 'actors', 'topics'],
  ['waiting', 'conflicts'],
];

/** The way between the parts of the desk, with the sync status below. */
export function Sidebar({
  desk: open,
  section,
  edge,
  onGo,
  onOpenView,
}: {
  readonly desk: DeskEntry;
  readonly section: Section;
  /** The line at its edge. */
  readonly edge: ReactNode;
  readonly onGo: (section: Section) => void;
  readonly onOpenView: (saved: SavedView) => void;
}) {
  const { desk, number } = useWords();
  const counts = useSectionCounts();
  const keyWords = useKeyWords();
  const entry = (name: Section) => {
    const count = counts[name];
    return (
      <li key={name}>
        <button
          type="button"
          className="nav-item"
          aria-current={name === section ? 'page' : undefined}
          title={titleOf(desk.sections[name], keyWords(sectionCommands[name]))}
          onClick={() => onGo(name)}
        >
          <span>{desk.sections[name]}</span>
          <span
            className="nav-count"
            aria-hidden="true"
            data-urgent={(name === 'conflicts' && (count ?? 0) > 0) || undefined}
          >
            {count === undefined ? '' : number(count)}
          </span>
        </button>
      </li>
    );
  };
  return (
    <header className="sidebar">
      <DeskButton desk={open} />
      <nav aria-label={desk.name}>
        {groups.map((names, index) => (
          <Fragment key={names.join()}>
            <ul className="nav-group">{names.map(entry)}</ul>
            {index === 1 && <SavedViews onOpen={onOpenView} />}
          </Fragment>
        ))}
      </nav>
      <SyncStatus />
      {edge}
    </header>
  );
}
