import { errorOf } from '../drafts/draft.ts';
import type { RecordDraft } from '../drafts/use-record-draft.ts';
import { LineInput } from '../fields/line-input.tsx';
import { MemberList } from '../fields/member-list.tsx';
import { Select, SelectField } from '../fields/select-field.tsx';
import { ProseField, TextField } from '../fields/text-field.tsx';
import { withMember } from '../statement/attributions.ts';
import { useWords } from '../words/use-words.ts';

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
  const { actors, labels } = useWords();
  const { aliases, identifiers, designations } = fields;
  return (
    <fieldset className="fields" disabled={!mayEdit}>
      <TextField
        label={actors.name}
        value={fields.name}
        onChange={(name) => change({ name })}
        error={errorOf(errors, 'name')}
        beginsHere={draft.isNew}
      />
      <SelectField
        label={actors.kind}
        value={fields.kind}
        labels={labels.actorKind}
        onChange={(kind) => change({ kind })}
        error={errorOf(errors, 'kind')}
      />
      <TextField
        label={actors.country}
        placeholder={actors.countryHint}
        value={fields.country}
        onChange={(country) => change({ country: country.toUpperCase() })}
        error={errorOf(errors, 'country')}
      />
      <ProseField
        label={actors.description}
        value={fields.description}
        onChange={(description) => change({ description })}
        error={errorOf(errors, 'description')}
      />
      <MemberList
        label={actors.otherNames}
        one={actors.oneOtherName}
        members={aliases}
        fresh={{ name: '', language: null, kind: 'other' as const }}
        error={errorOf(errors, 'aliases')}
        mayEdit={mayEdit}
        onChange={(next) => change({ aliases: next })}
        renderMember={({ name, kind }, index) => (
          <>
            <LineInput
              label={actors.otherNameNumber(index + 1)}
              placeholder={actors.otherNameHint}
              value={name}
              onChange={(value) => change({ aliases: withMember(aliases, index, { name: value }) })}
            />
            <Select
              aria-label={actors.otherNameKind(index + 1)}
              value={kind}
              labels={labels.aliasKind}
              onChange={(value) => change({ aliases: withMember(aliases, index, { kind: value }) })}
            />
          </>
        )}
      />
      <MemberList
        label={actors.identifiers}
        one={actors.oneIdentifier}
        members={identifiers}
        fresh={{ scheme: 'wikidata', value: '' }}
        error={errorOf(errors, 'identifiers')}
        mayEdit={mayEdit}
        onChange={(next) => change({ identifiers: next })}
        renderMember={({ scheme, value }, index) => (
          <>
            <LineInput
              label={actors.registerNumber(index + 1)}
              placeholder={actors.registerHint}
              value={scheme}
              onChange={(text) =>
                change({ identifiers: withMember(identifiers, index, { scheme: text }) })
              }
            />
            <LineInput
              label={actors.identifierNumber(index + 1)}
              placeholder={actors.identifierHint}
              value={value}
              onChange={(text) =>
                change({ identifiers: withMember(identifiers, index, { value: text }) })
              }
            />
          </>
        )}
      />
      <MemberList
        label={actors.designations}
        one={actors.oneDesignation}
        members={designations}
        fresh={{ label: '', authority: null, since: null, note: null }}
        error={errorOf(errors, 'designations')}
        mayEdit={mayEdit}
        onChange={(next) => change({ designations: next })}
        renderMember={({ label, authority }, index) => (
          <>
            <LineInput
              label={actors.designationNumber(index + 1)}
              placeholder={actors.designationHint}
              value={label}
              onChange={(text) =>
                change({ designations: withMember(designations, index, { label: text }) })
              }
            />
            <LineInput
              label={actors.authorityNumber(index + 1)}
              placeholder={actors.authorityHint}
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
