import { FieldFrame } from './field-frame.tsx';

/** A choice from a closed set, as the platform's own select. */
export function SelectField<Value extends string>({
  label,
  value,
  labels,
  onChange,
  error = null,
}: {
  readonly label: string;
  readonly value: Value;
  readonly labels: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
  readonly error?: string | null;
}) {
  return (
    <FieldFrame label={label} error={error}>
      {(control) => <Select {...control} value={value} labels={labels} onChange={onChange} />}
    </FieldFrame>
  );
}

/** The select itself, for where its label stands elsewhere. */
export function Select<Value extends string>({
  value,
  labels,
  onChange,
  className = 'input',
  ...rest
}: {
  readonly value: Value;
  readonly labels: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
  readonly className?: string;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string | undefined;
}) {
  // Object.entries forgets that the keys of a closed record are its values.
  const options = Object.entries(labels) as [Value, string][];
  return (
    <select
      {...rest}
      className={`${className} select`}
      value={value}
      onChange={(event) => {
        const chosen = options.find(([option]) => option === event.target.value);
        if (chosen !== undefined) onChange(chosen[0]);
      }}
    >
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
