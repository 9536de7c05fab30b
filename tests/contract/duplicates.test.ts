import { expect, it } from 'vitest';
import { duplicatesOfActors } from '#server/records/actor-duplicates.ts';
import { editRecord } from '#server/records/edit-record.ts';
import type { ActorFields } from '#shared/records/actor.ts';
import { openDesk } from '#tests/support/desk.ts';
import { deskFixture } from '#tests/support/desk-fixture.ts';
import { create } from '#tests/support/edits.ts';

const actor = (kind: ActorFields['kind'], name: string, fields: Partial<ActorFields> = {}) =>
  create('actor', { kind, name, ...fields });
const alias = (name: string) => ({ name, language: null, kind: 'other' as const });
const wikidata = (value: string) => ({ identifiers: [{ scheme: 'wikidata', value }] });

const actors = [
  actor('person', 'Oskar Brandt'),
  actor('person', 'Brandt, Oskar'),
  actor('person', 'Оскар Брандт'),
  actor('person', 'O. Brandt', wikidata('Q1')),
  actor('person', 'The resident', wikidata('Q1')),
  actor('person', 'Zabihullah Mujahid'),
  actor('person', 'ذبیح الله مجاهد'),
  actor('organization', 'Amsel Harbour Board', { aliases: [alias('The Board')] }),
  actor('organization', 'AHB'),
  actor('organization', 'the board'),
  actor('organization', 'Oskar Brandt'),
  ...Array.from({ length: 45 }, () => actor('group', 'The pilots')),
];

it('a desk takes the same actors for one as the server does, for the same reasons and as likely', async () => {
  const server = await deskFixture();
  const desk = openDesk();
  for (const edit of actors) {
    expect((await editRecord(server.context, edit)).outcome).toBe('applied');
    await desk.save(edit);
  }
  const compared = actors.slice(0, 12);
  const pairs = await duplicatesOfActors(
    server.db,
    compared.map(({ id }) => id),
  );
  for (const { id, fields } of compared) {
    const onServer = (pairs.get(id) ?? []).map(({ actorId, otherId, score, reasons }) => ({
      id: actorId === id ? otherId : actorId,
      reasons: [...reasons],
      score,
    }));
    const here = (await desk.answerer.listDuplicates({ id })).map(
      ({ actor: other, score, reasons }) => ({
        id: other.id,
        reasons: [...reasons],
        score: Number(score.toFixed(4)),
      }),
    );
    expect({ name: fields.name, pairs: here }).toEqual({ name: fields.name, pairs: onServer });
  }
  const first = actors[0];
  if (first === undefined) throw new Error('There are no actors.');
  expect((await desk.answerer.listDuplicates({ id: first.id })).length).toBeGreaterThan(1);
});
