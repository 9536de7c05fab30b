import type { FieldsOf } from '../records/records.ts';
import { sampleId } from './sample-id.ts';

/** The actors of the sample desk, all invented, by the name that its other files use. */
export const sampleActors = {
  dahl: sampleId('actor', 1),
  brandt: sampleId('actor', 2),
  reyes: sampleId('actor', 3),
  ilves: sampleId('actor', 4),
  voss: sampleId('actor', 5),
  lind: sampleId('actor', 6),
  harbourBoard: sampleId('actor', 7),
  residentsUnion: sampleId('actor', 8),
  transportMinistry: sampleId('actor', 9),
  library: sampleId('actor', 10),
  valdria: sampleId('actor', 11),
  estmark: sampleId('actor', 12),
  keepers: sampleId('actor', 13),
} as const;

type ActorInput = Partial<FieldsOf<'actor'>> & Pick<FieldsOf<'actor'>, 'kind' | 'name'>;

/** Their fields. */
export const sampleActorFields: readonly (readonly [string, ActorInput])[] = [
  [
    sampleActors.dahl,
    {
      kind: 'person',
      name: 'Mira Dahl',
      aliases: [{ name: 'Мира Даль', language: 'ru', kind: 'transliteration' }],
      description: 'Chairs the board that runs the harbour of Port Amsel.',
    },
  ],
  [
    sampleActors.brandt,
    {
      kind: 'person',
      name: 'Oskar Brandt',
      aliases: [{ name: 'Оскар Брандт', language: 'ru', kind: 'transliteration' }],
    },
  ],
  [sampleActors.reyes, { kind: 'person', name: 'Jonna Reyes' }],
  [sampleActors.ilves, { kind: 'person', name: 'Tomas Ilves' }],
  [sampleActors.voss, { kind: 'person', name: 'Hanna Voss' }],
  [sampleActors.lind, { kind: 'person', name: 'Per Lind' }],
  [
    sampleActors.harbourBoard,
    {
      kind: 'organization',
      name: 'Amsel Harbour Board',
      aliases: [
        { name: 'AHB', language: 'en', kind: 'acronym' },
        { name: 'Port Amsel Quay Office', language: 'en', kind: 'former' },
      ],
      identifiers: [{ scheme: 'sample-register', value: 'AHB-0042' }],
    },
  ],
  [sampleActors.residentsUnion, { kind: 'organization', name: "Tarnvik Residents' Union" }],
  [
    sampleActors.transportMinistry,
    { kind: 'organization', name: 'Ministry of Transport of Valdria' },
  ],
  [sampleActors.library, { kind: 'organization', name: 'Port Amsel City Library' }],
  [sampleActors.valdria, { kind: 'state', name: 'Valdria' }],
  [sampleActors.estmark, { kind: 'state', name: 'Estmark' }],
  [
    sampleActors.keepers,
    {
      kind: 'group',
      name: "Sela Farmers' Movement",
      aliases: [{ name: 'Keepers of the Sela', language: 'en', kind: 'self_designation' }],
      designations: [
        {
          label: 'unlawful association',
          authority: 'Estmark',
          since: '2023-11',
          note: 'Declared so after the blockade of the Sela locks.',
        },
      ],
    },
  ],
];

type AffiliationInput = Partial<FieldsOf<'affiliation'>> &
  Pick<FieldsOf<'affiliation'>, 'actorId' | 'organizationId'>;

/** Who holds which office where. */
export const sampleAffiliations: readonly AffiliationInput[] = [
  {
    actorId: sampleActors.dahl,
    organizationId: sampleActors.harbourBoard,
    role: 'chair',
    from: '2021-09',
  },
  {
    actorId: sampleActors.brandt,
    organizationId: sampleActors.residentsUnion,
    role: 'leader',
    from: '2019',
  },
  { actorId: sampleActors.reyes, organizationId: sampleActors.estmark, role: 'Foreign Minister' },
  {
    actorId: sampleActors.ilves,
    organizationId: sampleActors.valdria,
    role: 'envoy to the river talks',
    from: '2024-01-15',
  },
  { actorId: sampleActors.voss, organizationId: sampleActors.library, role: 'librarian' },
  {
    actorId: sampleActors.transportMinistry,
    organizationId: sampleActors.valdria,
    role: 'part of the government',
  },
];
