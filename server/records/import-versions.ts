import type { Transaction } from '#server/database/connection.ts';
import type { Outcome } from '#shared/edits/outcome.ts';
import { noticeCodes, type ImportNotice } from '#shared/formats/import-notice.ts';
import type { EditContext, EditOptions } from './edit-context.ts';
import type { ImportResult } from './import-result.ts';
import { lockStories, planVersion, type VersionPlan } from './import-version.ts';
import { performEditsIn, type EditRequest } from './perform-edit.ts';
import type { PreparedImport } from './prepare-import.ts';

type Settled = Exclude<VersionPlan, { plan: 'revise' }>;

/**
 * Makes articles of documents that were not imported before, or revisions of those that the desk has of their stories,
 * through the one write path. No two of the documents may tell the same story; their bytes are stored already.
 */
export async function importVersions(
  tx: Transaction,
  context: EditContext,
  prepared: readonly PreparedImport[],
  options: EditOptions,
): Promise<readonly ImportResult[]> {
  const known = await lockStories(
    tx,
    prepared.flatMap(({ fields }) => fields.storyId ?? []),
  );
  const plans: (VersionPlan | null)[] = [];
  for (const { fields, onConflict } of prepared) {
    plans.push(known.length === 0 ? null : await planVersion(tx, fields, known, onConflict));
  }
  const requests = prepared.flatMap((one, index) => requestOf(one, plans[index] ?? null, options));
  const outcomes = (await performEditsIn(tx, context, requests)).values();
  return prepared.map((one, index) => {
    const plan = plans[index] ?? null;
    return plan !== null && plan.plan !== 'revise'
      ? settled(one, plan)
      : resultOf(one, plan, outcomes.next().value);
  });
}

function requestOf(
  { edit }: PreparedImport,
  plan: VersionPlan | null,
  options: EditOptions,
): readonly EditRequest[] {
  if (plan === null) return [{ edit, options }];
  if (plan.plan !== 'revise') return [];
  return [{ edit: plan.edit, options: { ...options, submitted: plan.submitted } }];
}

function settled({ fields, notices }: PreparedImport, plan: Settled): ImportResult {
  if (plan.plan === 'conflict') return { status: 'conflict', conflict: plan.conflict };
  const { id, fields: held } = plan.article;
  const [has, is] = [held.storyVersion, fields.storyVersion].map(versionWords);
  const message = `The desk has “${held.headline}” in ${has}, and this is ${is}: nothing was changed.`;
  return {
    status: 'older_version',
    articleId: id,
    notices: [...notices, { code: noticeCodes.olderVersion, message }],
  };
}

function resultOf(
  { hash, notices, fields }: PreparedImport,
  plan: Extract<VersionPlan, { plan: 'revise' }> | null,
  outcome: Outcome | undefined,
): ImportResult {
  if (outcome?.outcome === 'rejected') return { status: 'rejected', error: outcome.error };
  if (outcome === undefined || outcome.outcome === 'conflict' || outcome.record.kind !== 'article')
    throw new Error(`The import of ${hash} ended as ${outcome?.outcome ?? 'nothing'}.`);
  const { record: article } = outcome;
  if (plan === null) return { status: 'imported', article, notices };
  const revised: ImportNotice[] = plan.kept.map((field) => ({
    code: noticeCodes.kept,
    message: `The desk had changed the ${field}, and its own was kept: the document has another.`,
  }));
  const message = `It is ${versionWords(fields.storyVersion)} of a story that the desk has: “${article.fields.headline}” has revision ${article.revision} now.`;
  return {
    status: 'revised',
    article,
    notices: [...notices, { code: noticeCodes.revised, message }, ...revised],
  };
}

function versionWords(version: string | null | undefined): string {
  return version === null || version === undefined ? 'its first version' : `version ${version}`;
}
