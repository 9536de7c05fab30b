import type { Replica } from '#desktop/replica/open-replica.ts';
import type { AnyRecord, RecordKind, RecordOf } from '#shared/records/records.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** A record as a desk shows it, and the revision that an edit of it is made on. */
export interface View {
  readonly record: AnyRecord;
  readonly baseRevision: number;
}

/** Any record of a kind that the desk shows. */
export async function anyOf(
  { answerer }: Replica,
  { made }: Ledger,
  random: Random,
  kind: RecordKind,
  fits: (record: AnyRecord) => boolean = () => true,
  alsoDeleted = false,
): Promise<View | null> {
  const ids = made.filter((record) => record.kind === kind).map(({ id }) => id);
  // A few tries, and mostly the first records, so that editors meet.
  for (let tries = 0; tries < 3; tries += 1) {
    const id = random.pick(random.chance(0.6) ? ids.slice(0, 2) : ids);
    const view = id === undefined ? null : await viewOf(answerer, made, kind, id);
    if (view === null || !fits(view.record)) continue;
    if (alsoDeleted || view.record.deletedAt === null) return view;
  }
  return null;
}

async function viewOf(
  answerer: Replica['answerer'],
  made: Ledger['made'],
  kind: RecordKind,
  id: string,
): Promise<View | null> {
  const byId = ({ record }: { readonly record: RecordOf<RecordKind> }): boolean => record.id === id;
  if (kind === 'topic') return (await answerer.getTopic({ id }))?.topic ?? null;
  if (kind === 'actor') return (await answerer.getActor({ id }))?.actor ?? null;
  if (kind === 'article') return (await answerer.getArticle({ id }))?.article ?? null;
  for (const other of made) {
    if (kind === 'quote' && other.kind === 'article') {
      const found = (await answerer.getArticle({ id: other.id }))?.quotes.find(byId);
      if (found !== undefined) return found;
    }
    if (kind === 'affiliation' && other.kind === 'actor') {
      const found = (await answerer.getActor({ id: other.id }))?.affiliations.find(byId);
      if (found !== undefined) return found;
    }
  }
  return null;
}
