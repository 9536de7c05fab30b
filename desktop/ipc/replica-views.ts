import type { ConflictReason, FieldConflict } from '#shared/edits/outcome.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import type { FieldValues } from '#shared/edits/three-way-merge.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import type { AnyRecord, RecordKind, RecordOf } from '#shared/records/records.ts';
import type { DuplicateReason } from '#shared/records/duplicate-reasons.ts';
import type { Medium, QuoteKind, QuoteStatus } from '#shared/records/quote.ts';
import type { Scope } from '#shared/sync/scope.ts';

/** A record as the editor sees it: the server's row with the waiting edits laid over it. */
export interface RecordView<Kind extends RecordKind> {
  readonly record: RecordOf<Kind>;
  /** The server's revision below the waiting edits, to be sent back as an edit's base; 1 before the first sending. */
  readonly baseRevision: number;
  /** Whether edits of it wait to be sent, were refused, or are in conflict with somebody else's. */
  readonly sync: 'saved' | 'waiting' | 'failed' | 'conflict';
}

/** One page of a list: `offset` rows were left out before it, `total` match in all. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly offset: number;
  readonly total: number;
  /** The number of rows in each group of the whole list, in its order; null for a list that is not grouped. */
  readonly groups: readonly number[] | null;
}

/** An article in a list. */
export interface ArticleRow {
  readonly id: string;
  readonly headline: string;
  readonly agency: string | null;
  readonly datelinePlace: string | null;
  /** UTC instant. */
  readonly publishedAt: string | null;
  readonly language: string | null;
  /** UTC instant. */
  readonly updatedAt: string;
  readonly quotes: number;
  /** Quotes still `draft` or `in_review`. */
  readonly unreviewedQuotes: number;
  readonly sync: RecordView<'article'>['sync'];
}

/** A quote in a list. */
export interface QuoteRow {
  readonly id: string;
  readonly articleId: string;
  /** The article's. */
  readonly headline: string;
  /** The article's. */
  readonly agency: string | null;
  readonly reportedText: string;
  readonly kind: QuoteKind;
  readonly status: QuoteStatus;
  /** Names, as all below. */
  readonly speakers: readonly string[];
  readonly onBehalfOf: readonly string[];
  readonly topics: readonly string[];
  readonly medium: Medium;
  readonly saidOn: string | null;
  /** UTC instant. */
  readonly updatedAt: string;
  readonly sync: RecordView<'quote'>['sync'];
}

/** An actor in a list or a picker. */
export interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly kind: RecordOf<'actor'>['fields']['kind'];
  readonly country: string | null;
  /** Role and organisation of the latest affiliation, as in `spokesperson, Ministry of Health`. */
  readonly position: string | null;
  /** The alias that matched the search, when the name did not. */
  readonly matchedAlias: string | null;
  readonly quotes: number;
  readonly sync: RecordView<'actor'>['sync'];
}

/** A topic in a list or a picker. */
export interface TopicRow {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly quotes: number;
  readonly sync: RecordView<'topic'>['sync'];
}

/** An article with its quotes in reading order and the names of all that they refer to, by id. */
export interface ArticleDetail {
  readonly article: RecordView<'article'>;
  readonly quotes: readonly RecordView<'quote'>[];
  readonly actorNames: Readonly<Record<string, string>>;
  readonly topicNames: Readonly<Record<string, string>>;
}

/** An actor with its affiliations and the quotes it has a part in, latest first. */
export interface ActorDetail {
  readonly actor: RecordView<'actor'>;
  readonly affiliations: readonly RecordView<'affiliation'>[];
  readonly actorNames: Readonly<Record<string, string>>;
  readonly quotes: readonly QuoteRow[];
  /** The actors that were merged into this one; `actorNames` has their names. */
  readonly merged: readonly RecordView<'actor'>[];
}

/** An actor that may be the same as another. */
export interface LikelyDuplicate {
  readonly actor: ActorRow;
  /** Why, the surest first. */
  readonly reasons: readonly DuplicateReason[];
  /** From 0 to 1: the chance that one of the reasons is right, taking each for a chance of its own. */
  readonly score: number;
}

/** Why two topics may be one, the surest first: `same_words` are other forms of them, `spelling` differs in one letter. */
export type TopicReason = 'same_name' | 'same_words' | 'spelling' | 'acronym';

/** A topic that may be the same as another. */
export interface LikelyTopic {
  readonly topic: TopicRow;
  readonly reason: TopicReason;
}

/** A topic with the quotes about it, latest first. */
export interface TopicDetail {
  readonly topic: RecordView<'topic'>;
  readonly parent: string | null;
  readonly children: readonly TopicRow[];
  readonly quotes: readonly QuoteRow[];
}

/** An edit in the outbox. */
export interface OutboxEntry {
  readonly sequence: number;
  readonly edit: AnyEdit;
  /** What the record is called, for a person. */
  readonly label: string;
  readonly state: 'queued' | 'sending' | 'rejected' | 'held';
  readonly error: DeskError | null;
  /** UTC instant. */
  readonly savedAt: string;
}

/** An edit that the server refused because somebody else changed the same: kept until an editor resolves it. */
export interface ConflictEntry {
  readonly number: number;
  /** The refused edit, whole. */
  readonly edit: AnyEdit;
  /** What the record is called, for a person. */
  readonly label: string;
  /** How the record stands to the edit now: it may have been deleted or restored since the edit was refused. */
  readonly reason: ConflictReason;
  /** The fields to choose for; `theirs` is what the record holds now. */
  readonly fields: readonly FieldConflict[];
  /** Fields of the edit that are in nobody's way: saved along with the resolution, unless the record stays deleted. */
  readonly others: readonly string[];
  /** UTC instant at which the edit was saved. */
  readonly savedAt: string;
  /** The record as it is now; null when the server has it no more. */
  readonly record: AnyRecord | null;
  /** Names of the actors and topics that the values refer to, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** One change of a record: in the server's log, or waiting on this machine. */
export interface RecordChange {
  /** Tells it from the others of its list. */
  readonly key: string;
  /** The record's revision after it; null while it waits. */
  readonly revision: number | null;
  readonly action: AnyEdit['action'];
  /** Who made it; null for the server itself, and for whoever had not signed in. */
  readonly accountId: string | null;
  /** UTC instant. */
  readonly at: string;
  /** Through what it came, as the server calls it; null while it waits. */
  readonly via: string | null;
  /** The fields that it changed, with their values before and after; all of them for a record that it made. */
  readonly before: FieldValues;
  readonly after: FieldValues;
  /** Where it stands; `saved` on the server. */
  readonly state: 'saved' | OutboxEntry['state'];
}

/** What this machine knows of a record's history: what waits here, the newest first. */
export interface WaitingHistory {
  /** What the record is called, for a person. */
  readonly label: string;
  readonly changes: readonly RecordChange[];
  /** Names of the actors and topics that the values refer to, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** What became of undoing or redoing one step, told of by the last record that it changed, if that one could be. */
export interface StepTaken {
  readonly kind: RecordKind;
  readonly id: string;
  /** What the record is called, for a person. */
  readonly label: string;
  /** The speakers' names of a quote. */
  readonly speakers: readonly string[];
  /** What the step itself did when it was saved. */
  readonly change: 'created' | 'changed' | 'deleted' | 'restored' | 'merged' | 'unmerged';
  /** Whether anything of it was undone or redone. */
  readonly done: boolean;
  /** The fields that were given their other value. */
  readonly fields: readonly string[];
  /** Fields that stay as they are because somebody changed them since. */
  readonly left: readonly string[];
  /** Whether a verification was not given back, because it was somebody else's. */
  readonly unverified: boolean;
  /** Why it could not be done at all, in one plain sentence. */
  readonly message: string | null;
  /** How many more records the step changed that were undone or redone with it. */
  readonly others: number;
  /** How many more records of the step stay as they are: somebody changed them since, or it could not be done. */
  readonly othersLeft: number;
}

/** Where the desk stands, shown in every window. */
export interface DeskStatus {
  /** `signed_out`: the server answers, but does not accept the token. `refused`: it speaks another protocol version. */
  readonly connection: 'connecting' | 'online' | 'offline' | 'signed_out' | 'refused';
  /** One plain sentence about the connection where there is something to say. */
  readonly message: string | null;
  /** What an editor must know about the file that this machine keeps, until they have put it away. */
  readonly notice: string | null;
  /** The server's address, without a path. */
  readonly server: string;
  readonly account: { readonly id: string; readonly name: string; readonly role: string } | null;
  readonly mayEdit: boolean;
  /** All accounts by name, as the server told them last. */
  readonly editors: readonly { readonly id: string; readonly name: string }[];
  readonly waiting: number;
  /** Edits that the server refused, and those that wait for one of them. */
  readonly failed: number;
  /** Conflicts that nobody has resolved. */
  readonly conflicts: number;
  /** How far the first copy has come; null when there is nothing to fetch. */
  readonly bootstrap: { readonly done: number; readonly total: number } | null;
  /** What of the desk is kept on this machine; null for everything. */
  readonly scope: Scope | null;
  /** UTC instant of the last complete pull. */
  readonly syncedAt: string | null;
}
