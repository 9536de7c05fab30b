/** The part of a filter that a search text is; none for an empty one. */
export function filterText(text: string): { readonly text?: string } {
  const words = text.trim();
  return words === '' ? {} : { text: words.slice(0, 500) };
}
