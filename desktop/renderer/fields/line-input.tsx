/** One line of text whose label is only spoken, for rows of several. */
export function LineInput({
  label,
  value,
  placeholder,
  onChange,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <input
      className="input"
      type="text"
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      placeholder={placeholder}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
