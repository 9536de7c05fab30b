import { resolveNodes } from '@pothos/plugin-relay';
import { builder } from '../builder.ts';
import { decodeGlobalId } from '../node-options.ts';
import { planned } from '../plan/field-plan.ts';
import { isRecordType } from '../plan/record-sources.ts';
import { findOne, readMany } from '../plan/read-planned.ts';
import { relayTexts } from '../relay-texts.ts';

// Not the plugin's own fields: those load records through a loader of each type, and a record that is missing fails all
// that were asked for with it.
builder.queryField('node', (t) =>
  t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    ...planned({ plan: 'by-id' }),
    description: relayTexts.nodeQueryOptions.description,
    args: { id: t.arg.id({ required: true, ...relayTexts.nodeQueryOptions.args.id }) },
    resolve: async (_parent, args, context, info) => {
      const { typename, id } = decodeGlobalId(args.id);
      if (isRecordType(typename)) return await findOne(typename, id, context, info);
      const [node] = await resolveNodes(builder, context, info, [{ typename, id }]);
      return node;
    },
  }),
);

builder.queryField('nodes', (t) =>
  t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: 'The records with these ids, in the same order; null where there is none.',
    args: { ids: t.arg.idList({ required: true, description: 'Global ids.' }) },
    resolve: async (_parent, args, context, info) => {
      const asked = args.ids.map(decodeGlobalId);
      const others = asked.filter(({ typename }) => !isRecordType(typename));
      const found = new Map<string, unknown>();
      await Promise.all([
        ...[...new Set(asked.map(({ typename }) => typename))]
          .filter(isRecordType)
          .map(async (type) => {
            const ids = asked.flatMap(({ typename, id }) => (typename === type ? [id] : []));
            const records = await readMany(type, [...new Set(ids)], context, info);
            for (const [id, record] of records) found.set(`${type}:${id}`, record);
          }),
        (async () => {
          const nodes = await resolveNodes(builder, context, info, others);
          for (const [place, { typename, id }] of others.entries()) {
            found.set(`${typename}:${id}`, nodes[place]);
          }
        })(),
      ]);
      return asked.map(({ typename, id }) => found.get(`${typename}:${id}`) ?? null);
    },
  }),
);
