import { HonestText } from './honest-text.tsx';
import { parseReported } from '#shared/text/uttered.ts';

/** Words of a quote, with what the report put in or left out told apart from what was said. */
export function ReportedText({ text }: { readonly text: string }) {
  if (!/[[…]|\.\s?\./u.test(text)) return <HonestText text={text} />;
  return parseReported(text).map(({ kind, text: piece, start }) =>
    kind === 'words' ? (
      <HonestText key={start} text={piece} />
    ) : (
      <span key={start} className={kind}>
        <HonestText text={piece} />
      </span>
    ),
  );
}
