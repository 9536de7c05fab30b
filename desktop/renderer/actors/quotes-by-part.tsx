import { useState } from 'react';
import { QuoteLines } from '../lists/quote-line.tsx';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';
import type { QuoteFilter } from '#shared/queries/queries.ts';

const parts = ['all', 'speaker', 'on_behalf_of', 'addressee', 'mentioned'] as const;
type Part = (typeof parts)[number];

const filters: Readonly<Record<Part, (id: string) => QuoteFilter>> = {
  all: (actorId) => ({ actorId }),
  speaker: (speakerId) => ({ speakerId }),
  on_behalf_of: (onBehalfOfId) => ({ onBehalfOfId }),
  addressee: (addresseeId) => ({ addresseeId }),
  mentioned: (mentionedId) => ({ mentionedId }),
};

// As many as anybody reads on a page; the list of quotes has all of them.
const most = 100;

/** The quotes of an actor, the latest first: all of them, or those that it said, that were said for it, to it or about it. */
export function QuotesByPart({
  id,
  onOpenQuote,
}: {
  readonly id: string;
  readonly onOpenQuote: (row: QuoteRow) => void;
}) {
  const { actors } = useWords();
  const [part, setPart] = useState<Part>('all');
  const { data } = useQuotes(id, part, most);
  const left = (data?.total ?? 0) - (data?.rows.length ?? 0);
  return (
    <section className="record-section" aria-label={actors.quotes}>
      <h2 className="pane-title">{actors.quotes}</h2>
      <div className="part-choice" role="group" aria-label={actors.partsLabel}>
        {parts.map((each) => (
          <PartButton key={each} id={id} part={each} chosen={each === part} onChoose={setPart} />
        ))}
      </div>
      {data !== undefined && (
        <QuoteLines quotes={data.rows} empty={actors.noQuotes[part]} onOpen={onOpenQuote} />
      )}
      {left > 0 && <p className="muted">{actors.more(left)}</p>}
    </section>
  );
}

function PartButton({
  id,
  part,
  chosen,
  onChoose,
}: {
  readonly id: string;
  readonly part: Part;
  readonly chosen: boolean;
  readonly onChoose: (part: Part) => void;
}) {
  const { actors, number } = useWords();
  const total = useQuotes(id, part, 1).data?.total;
  return (
    <button
      type="button"
      className="button quiet"
      aria-pressed={chosen}
      onClick={() => onChoose(part)}
    >
      {actors.parts[part]} <span className="muted">{total === undefined ? '' : number(total)}</span>
    </button>
  );
}

function useQuotes(id: string, part: Part, limit: number) {
  return useReplicaQuery(
    'listQuotes',
    { filter: filters[part](id), orderBy: 'saidOn', direction: 'desc', offset: 0, limit },
    { keepPrevious: true },
  );
}
