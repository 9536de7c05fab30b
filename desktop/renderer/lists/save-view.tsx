import { useId, useState } from 'react';
import { v7 as newId } from 'uuid';
import { usePreference } from '../preferences/use-preference.ts';
import { useWords } from '../words/use-words.ts';
import type { ListedKind, ListView } from '#desktop/ipc/list-views.ts';

/** Keeps what a list shows under a name, to be found again in the sidebar; a name that is there already is given anew. */
export function SaveView({
  kind,
  view,
  onSaved,
}: {
  readonly kind: ListedKind;
  readonly view: ListView;
  readonly onSaved: () => void;
}) {
  const { lists } = useWords();
  const id = useId();
  const [views, setViews] = usePreference('savedViews');
  const [name, setName] = useState('');
  const given = name.trim();
  const same = views.find((saved) => saved.kind === kind && saved.name === given);
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault();
        if (given === '') return;
        const saved = { id: same?.id ?? newId(), name: given, kind, view };
        setViews([...views.filter((other) => other !== same), saved]);
        onSaved();
      }}
    >
      <label htmlFor={id}>{lists.saveView}</label>
      <span className="save-view-line">
        <input
          id={id}
          className="input"
          dir="auto"
          maxLength={80}
          placeholder={lists.viewName}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <button type="submit" className="button" disabled={given === ''}>
          {lists.save}
        </button>
      </span>
      {same !== undefined && (
        <p className="display-hint" role="status">
          {lists.viewNameTaken}
        </p>
      )}
    </form>
  );
}
