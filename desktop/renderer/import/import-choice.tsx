import { useRef, useState } from 'react';
import { focusFirst } from '../lists/focus-first.ts';
import { useWords } from '../words/use-words.ts';
import { maximumDocumentBytes } from '#shared/formats/read-document.ts';

/** Where one chooses what to import: files in the system's dialog, or a text. */
export function ImportChoice({
  text: first,
  onFiles,
  onText,
}: {
  readonly text: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onText: (text: string) => void;
}) {
  const { importing } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(first);
  return (
    <form
      className="import-choice"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onText(text);
      }}
    >
      <p>
        {importing.drop}{' '}
        <span className="import-formats">{importing.formats(maximumDocumentBytes)}</span>
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        className="button primary"
        ref={first === '' ? focusFirst : null}
        onClick={() => input.current?.click()}
      >
        {importing.choose}
      </button>
      <label className="import-text">
        <span>{importing.text}</span>
        <textarea
          className="input"
          rows={8}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button
        type="submit"
        className="button"
        ref={first === '' ? null : focusFirst}
        disabled={text.trim() === ''}
      >
        {importing.importText}
      </button>
    </form>
  );
}
