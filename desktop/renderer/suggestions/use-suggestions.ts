import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useBridge } from '../replica/replica-context.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { couldNotSave } from '../replica/use-save-edit.ts';
import type { SaveAnswer } from '#desktop/ipc/replica-calls.ts';
import type { SuggestedQuote } from '#shared/suggestions/suggested-quote.ts';

/** A suggestion with an id beside those of quotes. */
export interface ShownSuggestion {
  readonly id: string;
  readonly suggestion: SuggestedQuote;
}

/** What is suggested for an article, and what can be done with it; all of it is undone in one step. */
export interface Suggestions {
  readonly shown: readonly ShownSuggestion[];
  /** A sentence where less than everything could be used; null else. */
  readonly notice: string | null;
  /** Why the last decision could not be saved. */
  readonly error: string | null;
  /** Makes quotes of them; answers the ids of the new quotes, none where it could not be done. */
  readonly accept: (chosen: readonly ShownSuggestion[]) => Promise<readonly string[]>;
  /** Answers whether it is done. */
  readonly reject: (chosen: readonly ShownSuggestion[]) => Promise<boolean>;
}

/** The suggestions of an article, worked out on this machine; none where nothing may be changed. */
export function useSuggestions(articleId: string, mayEdit: boolean): Suggestions {
  const { replica } = useBridge();
  const client = useQueryClient();
  const { data } = useReplicaQuery('suggestQuotes', { articleId }, { enabled: mayEdit });
  const [error, setError] = useState<string | null>(null);
  const shown = useMemo(
    () =>
      (mayEdit ? (data?.suggestions ?? []) : []).map((suggestion) => ({
        id: `suggestion ${suggestion.key}`,
        suggestion,
      })),
    [data, mayEdit],
  );

  const quoteIds = async (): Promise<readonly string[]> =>
    (await replica.getArticle({ id: articleId }))?.quotes.map(({ record }) => record.id) ?? [];
  const decide = async (
    call: (argument: { articleId: string; keys: string[] }) => Promise<SaveAnswer>,
    chosen: readonly ShownSuggestion[],
  ): Promise<boolean> => {
    const keys = chosen.map(({ suggestion }) => suggestion.key);
    const answer = await call({ articleId, keys }).catch(couldNotSave);
    setError(answer.ok ? null : answer.error.message);
    if (answer.ok) {
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
    }
    return answer.ok;
  };

  return {
    shown,
    notice: data?.notice ?? null,
    error,
    accept: async (chosen) => {
      const before = await quoteIds();
      if (!(await decide(replica.acceptSuggestions, chosen))) return [];
      return (await quoteIds()).filter((id) => !before.includes(id));
    },
    reject: async (chosen) => await decide(replica.rejectSuggestions, chosen),
  };
}
