import { useId, type ReactNode } from 'react';

/** The ids and states that tie a control to its label, hint and error. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A labelled control with a hint and, beside it, what is wrong with it. */
export function FieldFrame({
  label,
  hint,
  error,
  children,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly children: (control: ControlProps) => ReactNode;
}) {
  const id = useId();
  const described = [
    error ? `${id}-error` : null,
    hint !== undefined && hint !== null ? `${id}-hint` : null,
  ].filter((part) => part !== null);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-control">
        {children({
          id,
          'aria-invalid': Boolean(error),
          'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        })}
        {hint !== undefined && hint !== null && (
          <div className="field-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        {error && (
          <div className="field-error" id={`${id}-error`} role="alert">
            {error}
          </div>
        )}
      </div>
    </div>
  );
}
