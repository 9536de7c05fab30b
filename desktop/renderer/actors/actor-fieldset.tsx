import { errorOf } from '../drafts/draft.ts';
import type { RecordDraft } from '../drafts/use-record-draft.ts';
import { LineInput } from '../fields/line-input.tsx';
import { MemberList } from '../fields/member-list.tsx';
import { Select, SelectField } from '../fields/select-field.tsx';
import { ProseField, TextField } from '../fields/text-field.tsx';
import { withMember } from '../statement/attributions.ts';
import { actorKindLabels, aliasKindLabels } from '../words/labels.ts';

/** The fields of an actor that have a place for their error. */
export const actorErrors = [
  'name',
  'kind',
  'country',
  'description',
  'aliases',
  'identifiers',
  'designations',
];

/** What an editor writes down about an actor. */
export function ActorFieldset({
  draft,
  mayEdit,
}: {
  readonly draft: RecordDraft<'actor'>;
  readonly mayEdit: boolean;
}) {
  const { fields, change, errors } = draft;
  const { aliases, identifiers, designations } = fields;
  return (
    <fieldset className="fields" disabled={!mayEdit}>
      <TextField
        label="Name"
        value={fields.name}
        onChange={(name) => change({ name })}
        error={errorOf(errors, 'name')}
        beginsHere={draft.isNew}
      />
      <SelectField
        label="Kind"
        value={fields.kind}
        labels={actorKindLabels}
        onChange={(kind) => change({ kind })}
        error={errorOf(errors, 'kind')}
      />
      <TextField
        label="Country"
        placeholder="AF"
        value={fields.country}
        onChange={(country) => change({ country: country.toUpperCase() })}
        error={errorOf(errors, 'country')}
      />
      <ProseField
        label="Description"
        value={fields.description}
        onChange={(description) => change({ description })}
        error={errorOf(errors, 'description')}
      />
      <MemberList
        label="Other names"
        one="other name"
        members={aliases}
        fresh={{ name: '', language: null, kind: 'other' as const }}
        error={errorOf(errors, 'aliases')}
        mayEdit={mayEdit}
        onChange={(next) => change({ aliases: next })}
        renderMember={({ name, kind }, index) => (
          <>
            <LineInput
              label={`Other name ${index + 1}`}
              placeholder="Name"
              value={name}
              onChange={(value) => change({ aliases: withMember(aliases, index, { name: value }) })}
            />
            <Select
              aria-label={`Kind of other name ${index + 1}`}
              value={kind}
              labels={aliasKindLabels}
              onChange={(value) => change({ aliases: withMember(aliases, index, { kind: value }) })}
            />
          </>
        )}
      />
      <MemberList
        label="Identifiers"
        one="identifier"
        members={identifiers}
        fresh={{ scheme: 'wikidata', value: '' }}
        error={errorOf(errors, 'identifiers')}
        mayEdit={mayEdit}
        onChange={(next) => change({ identifiers: next })}
        renderMember={({ scheme, value }, index) => (
          <>
            <LineInput
              label={`Register of identifier ${index + 1}`}
              placeholder="wikidata"
              value={scheme}
              onChange={(text) =>
                change({ identifiers: withMember(identifiers, index, { scheme: text }) })
              }
            />
            <LineInput
              label={`Identifier ${index + 1}`}
              placeholder="Q23337"
              value={value}
              onChange={(text) =>
                change({ identifiers: withMember(identifiers, index, { value: text }) })
              }
            />
          </>
        )}
      />
      <MemberList
        label="Designations"
        one="designation"
        members={designations}
        fresh={{ label: '', authority: null, since: null, note: null }}
        error={errorOf(errors, 'designations')}
        mayEdit={mayEdit}
        onChange={(next) => change({ designations: next })}
        renderMember={({ label, authority }, index) => (
          <>
            <LineInput
              label={`Designation ${index + 1}`}
              placeholder="Banned as …"
              value={label}
              onChange={(text) =>
                change({ designations: withMember(designations, index, { label: text }) })
              }
            />
            <LineInput
              label={`Authority of designation ${index + 1}`}
              placeholder="By whom"
              value={authority}
              onChange={(text) =>
                change({
                  designations: withMember(designations, index, {
                    authority: text === '' ? null : text,
                  }),
                })
              }
            />
          </>
        )}
      />
    </fieldset>
  );
}
