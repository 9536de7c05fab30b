import { useId, type ReactNode } from 'react';

/**
 * Controls beside a label that is only seen: each control has a name of its own. With `grouped`, for several of
 * them, the label also names the group.
 */
export function GroupFrame({
  label,
  error = null,
  grouped = false,
  children,
}: {
  readonly label: string;
  readonly error?: string | null;
  readonly grouped?: boolean;
  /** Given the id of the error, while there is one. */
  readonly children: (errorId: string | undefined) => ReactNode;
}) {
  const id = useId();
  return (
    <div
      className="field"
      {...(grouped ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}
    >
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
