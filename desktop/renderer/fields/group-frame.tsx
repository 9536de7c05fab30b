import { useId, type ReactNode } from 'react';

/** A labelled group of controls, where what is in it carries its own names. */
export function GroupFrame({
  label,
  error = null,
  children,
}: {
  readonly label: string;
  readonly error?: string | null;
  /** Given the id of the error, while there is one. */
  readonly children: (errorId: string | undefined) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`}>
      <span className="field-label" id={`${id}-label`}>
        {label}
      </span>
      <div className="field-control">
        {children(error === null ? undefined : `${id}-error`)}
        {error !== null && (
          <div className="field-error" id={`${id}-error`} role="alert">
            {error}
          </div>
        )}
      </div>
    </div>
  );
}
