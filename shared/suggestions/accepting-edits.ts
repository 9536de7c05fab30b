import type { SuggestedActor, SuggestedQuote } from './suggested-quote.ts';
import type { CreateEdit, Edit, UpdateEdit } from '#shared/edits/edit.ts';
import type { ActorFields } from '#shared/records/actor.ts';
import type { Attribution } from '#shared/records/quote.ts';
import { anchorSpan, quoteText } from '#shared/text/anchors.ts';

/** What accepting depends on besides the suggestions. */
export interface AcceptingGround {
  readonly articleId: string;
  readonly body: string;
  readonly language: string | null;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** An actor of the desk as its editor sees it; undefined where it is not there. */
  readonly actorOf: (
    id: string,
  ) => { readonly baseRevision: number; readonly fields: ActorFields } | undefined;
}

/**
 * The edits that make quotes of suggestions, in an order in which each finds what it names: the actors that the desk does
 * not know, once each; what an article tells of one that it knows; the role of a new spokesperson; the quotes.
 */
export function acceptingEdits(
  suggestions: readonly SuggestedQuote[],
  ground: AcceptingGround,
): readonly Edit[] {
  const actors = new Map<string, Edit>();
  const affiliations = new Map<string, Edit>();
  const idOf = (suggested: SuggestedActor): string => {
    const known = suggested.actorId === null ? undefined : ground.actorOf(suggested.actorId);
    if (suggested.actorId !== null && known !== undefined) {
      const edit = toldOf(suggested.actorId, suggested, known);
      if (edit !== null) actors.set(suggested.actorId, edit);
      return suggested.actorId;
    }
    const key = `${suggested.kind} ${suggested.name}`;
    const made = actors.get(key) ?? newActor(suggested, ground.newId());
    actors.set(key, made);
    return made.id;
  };
  const quotes = suggestions.map((suggestion): CreateEdit<'quote'> => {
    const { speaker, onBehalfOf } = suggestion;
    const attributions = new Map<string, Attribution>();
    const add = (actor: SuggestedActor, part: Attribution['part'], role: string | null): string => {
      const actorId = idOf(actor);
      attributions.set(`${part} ${actorId}`, { actorId, part, role });
      return actorId;
    };
    const speakerId = speaker === null ? null : add(speaker, 'speaker', speaker.role);
    const organizationId = onBehalfOf === null ? null : add(onBehalfOf, 'on_behalf_of', null);
    for (const actor of suggestion.addressees) add(actor, 'addressee', null);
    for (const actor of suggestion.mentioned) add(actor, 'mentioned', null);
    if (speaker?.actorId === null && speakerId !== null && organizationId !== null) {
      const pair = `${speakerId} ${organizationId}`;
      const fields = { actorId: speakerId, organizationId, role: speaker.role };
      const id = affiliations.get(pair)?.id ?? ground.newId();
      affiliations.set(pair, { action: 'create', kind: 'affiliation', id, fields });
    }
    return newQuote(suggestion, [...attributions.values()], ground);
  });
  return [...actors.values(), ...affiliations.values(), ...quotes];
}

function newQuote(
  suggestion: SuggestedQuote,
  attributions: Attribution[],
  { articleId, body, language, newId }: AcceptingGround,
): CreateEdit<'quote'> {
  const { segments, kind, utteredText, cueText: cue, saidOn, medium, venue } = suggestion;
  return {
    action: 'create',
    kind: 'quote',
    id: newId(),
    fields: {
      articleId,
      segments: segments.map((span) => anchorSpan(body, span)),
      reportedText: quoteText(body, segments),
      utteredText,
      kind,
      cue,
      attributions,
      saidOn,
      medium,
      venue,
      language,
    },
  };
}

function newActor(suggested: SuggestedActor, id: string): CreateEdit<'actor'> {
  const { kind, name, aliases, designations } = suggested;
  return {
    action: 'create',
    kind: 'actor',
    id,
    fields: { kind, name, aliases: [...aliases], designations: [...designations] },
  };
}

function toldOf(
  id: string,
  { aliases, designations }: SuggestedActor,
  { baseRevision, fields }: { readonly baseRevision: number; readonly fields: ActorFields },
): UpdateEdit<'actor'> | null {
  const names = new Set([fields.name, ...fields.aliases.map(({ name }) => name)]);
  const newNames = aliases.filter(({ name }) => !names.has(name));
  if (newNames.length === 0 && designations.length === 0) return null;
  return {
    action: 'update',
    kind: 'actor',
    id,
    baseRevision,
    changes: {
      ...(newNames.length === 0 ? {} : { aliases: [...fields.aliases, ...newNames] }),
      ...(designations.length === 0
        ? {}
        : { designations: [...fields.designations, ...designations] }),
    },
  };
}
