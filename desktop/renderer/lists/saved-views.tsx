import { useState } from 'react';
import { focusFirst } from './focus-first.ts';
import { RemoveButton } from '../fields/remove-button.tsx';
import { usePreference } from '../preferences/use-preference.ts';
import { useWords } from '../words/use-words.ts';
import type { SavedView } from '#desktop/ipc/list-views.ts';

/** The lists that an editor gave a name: each opens, is renamed in place, and goes with a way back. */
export function SavedViews({ onOpen }: { readonly onOpen: (saved: SavedView) => void }) {
  const { lists } = useWords();
  const [views, setViews] = usePreference('savedViews');
  const [renaming, setRenaming] = useState<string | null>(null);
  const [gone, setGone] = useState<{ readonly view: SavedView; readonly at: number } | null>(null);
  const rename = (saved: SavedView, name: string): void => {
    setRenaming(null);
    if (name.trim() === '') return;
    setViews(views.map((other) => (other === saved ? { ...saved, name: name.trim() } : other)));
  };
  if (views.length === 0 && gone === null) return null;
  return (
    <section className="saved-views" aria-label={lists.views}>
      <p className="saved-views-name">{lists.views}</p>
      <ul>
        {views.map((saved, at) => (
          <li key={saved.id} className="saved-view">
            {renaming === saved.id ? (
              <RenameView saved={saved} onName={(name) => rename(saved, name)} />
            ) : (
              <>
                <button
                  type="button"
                  className="nav-item"
                  dir="auto"
                  title={lists.renameHint}
                  onClick={() => onOpen(saved)}
                  onDoubleClick={() => setRenaming(saved.id)}
                  onKeyDown={({ key }) => {
                    if (key === 'F2') setRenaming(saved.id);
                  }}
                >
                  <span className="saved-view-label">{saved.name}</span>
                </button>
                <RemoveButton
                  label={lists.deleteView(saved.name)}
                  onRemove={() => {
                    setGone({ view: saved, at });
                    setViews(views.filter((other) => other !== saved));
                  }}
                />
              </>
            )}
          </li>
        ))}
      </ul>
      <div className="saved-view-gone">
        <p role="status">{gone === null ? '' : lists.viewDeleted(gone.view.name)}</p>
        {gone !== null && (
          <button
            type="button"
            className="link"
            onClick={() => {
              setViews([...views.slice(0, gone.at), gone.view, ...views.slice(gone.at)]);
              setGone(null);
            }}
          >
            {lists.undoDelete}
          </button>
        )}
      </div>
    </section>
  );
}

function RenameView({
  saved,
  onName,
}: {
  readonly saved: SavedView;
  readonly onName: (name: string) => void;
}) {
  const { lists } = useWords();
  const [name, setName] = useState(saved.name);
  return (
    <input
      className="input"
      dir="auto"
      ref={focusFirst}
      maxLength={80}
      aria-label={lists.viewName}
      value={name}
      onChange={({ target }) => setName(target.value)}
      onBlur={() => onName(name)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onName(name);
        else if (event.key === 'Escape') onName(saved.name);
        else return;
        event.preventDefault();
      }}
    />
  );
}
