import { surnameOf, type DeskKnowledge, type KnownActor } from './desk-knowledge.ts';
import { isHonorific, isOpener, isOrganizationHead, isTitle, plain } from './source-words.ts';
import type { ActorFields, ActorKind } from '#shared/records/actor.ts';
import type { Span } from '#shared/text/spans.ts';
import type { ResolutionWay } from '../suggested-quote.ts';

/** An actor that an article names, with all it says of it. */
export interface ArticleActor {
  readonly known: KnownActor | undefined;
  readonly kind: ActorKind;
  name: string;
  /** The last role that the article gave it. */
  role: string | null;
  readonly names: Set<string>;
  readonly aliases: ActorFields['aliases'];
  readonly designations: ActorFields['designations'];
  /** In reading order. */
  readonly mentions: Span[];
}

/** A way in which a name led to an actor. */
export interface Recognised {
  readonly actor: ArticleActor;
  readonly how: ResolutionWay;
}

/** The actors of one article as they come up, in reading order. */
export class ArticleActors {
  readonly all: ArticleActor[] = [];

  private readonly desk: DeskKnowledge;

  private readonly body: string;

  constructor(desk: DeskKnowledge, body: string) {
    this.desk = desk;
    this.body = body;
  }

  /** The actor of a name: one of the desk's, one that the article named before, or a new one. */
  named(name: string, kind: ActorKind, span: Span): Recognised {
    return (
      this.before(name, kind, span) ??
      this.mention(this.add(name, kind, undefined), 'name', name, span)
    );
  }

  /** The actor of a name, if the desk or the article knows it already. */
  before(name: string, kind: ActorKind, span: Span): Recognised | undefined {
    const known = this.ofDesk(name, kind);
    if (known !== undefined) {
      const how = sameName(known.name, name) ? 'name' : aliasWay(known, name);
      const actor =
        this.all.find((other) => other.known?.id === known.id) ??
        this.add(known.name, known.kind, known);
      return this.mention(actor, how, name, span);
    }
    const before = this.inArticle(name, kind);
    if (before !== undefined) return this.mention(before.actor, before.how, name, span);
    if (kind === 'person' && !name.includes(' ')) {
      const [only, ...more] = this.desk.surnamed(name);
      if (only !== undefined && more.length === 0) {
        return this.mention(this.add(only.name, only.kind, only), 'surname', name, span);
      }
    }
    const full = kind === 'person' && !name.includes(' ') ? fullNameIn(this.body, name) : undefined;
    if (full === undefined) return undefined;
    const { actor } = this.named(full.name, kind, full.span);
    return this.mention(actor, 'surname', name, span);
  }

  /** The actor that the article named last before an offset, of those that `fits`. */
  lastBefore(offset: number, fits: (actor: ArticleActor) => boolean): ArticleActor | undefined {
    let last: { readonly actor: ArticleActor; readonly at: number } | undefined;
    for (const actor of this.all) {
      if (!fits(actor)) continue;
      for (const { end } of actor.mentions) {
        if (end <= offset && end > (last?.at ?? -1)) last = { actor, at: end };
      }
    }
    return last?.actor;
  }

  private ofDesk(name: string, kind: ActorKind): KnownActor | undefined {
    const found = this.desk.named(name);
    // Several of one name: only a kind that fits decides, nothing else is known of them.
    return found.length === 1 ? found[0] : found.find((actor) => actor.kind === kind);
  }

  private inArticle(name: string, kind: ActorKind): Recognised | undefined {
    for (const actor of [...this.all].reverse()) {
      if (sameName(actor.name, name)) return { actor, how: 'name' };
      if (actor.aliases.some((alias) => sameName(alias.name, name)))
        return { actor, how: 'acronym' };
      if (actor.kind === 'person' && kind !== 'state' && !name.includes(' ')) {
        if (sameName(surnameOf(actor.name), name)) return { actor, how: 'surname' };
      }
      if (actor.kind === 'organization' && kind !== 'person' && isShorter(name, actor.name)) {
        return { actor, how: 'alias' };
      }
      if ([...actor.names].some((other) => sameName(other, name))) return { actor, how: 'alias' };
    }
    return undefined;
  }

  private add(name: string, kind: ActorKind, known: KnownActor | undefined): ArticleActor {
    const actor: ArticleActor = {
      known,
      kind,
      name,
      role: null,
      names: new Set([name]),
      aliases: [],
      designations: [],
      mentions: [],
    };
    this.all.push(actor);
    return actor;
  }

  private mention(actor: ArticleActor, how: ResolutionWay, name: string, span: Span): Recognised {
    actor.names.add(name);
    actor.mentions.push(span);
    return { actor, how };
  }
}

// The name in full that a body gives a person most often, the earliest of equals: "Ruth Bader Ginsburg".
function fullNameIn(
  body: string,
  surname: string,
): { readonly name: string; readonly span: Span } | undefined {
  if (!/^\p{Lu}[\p{L}'’-]+$/u.test(surname)) return undefined;
  const pattern = new RegExp(`((?:\\p{Lu}[\\p{L}'’-]*\\.? ){1,3})${surname}(?![\\p{L}-])`, 'gu');
  const found = new Map<string, { count: number; readonly span: Span }>();
  for (const match of body.matchAll(pattern)) {
    const words = (match[1] ?? '').trim().split(' ');
    const from = words.reduce(
      (last, word, index) =>
        isOpener(word) || isTitle(word) || isHonorific(word) || /['’]s$/u.test(word) ? index : last,
      -1,
    );
    const given = words.slice(from + 1);
    if (given.length === 0 || given.some(isOrganizationHead)) continue;
    const name = [...given, surname].join(' ');
    const end = (match.index ?? 0) + match[0].length;
    const before = found.get(name);
    if (before === undefined)
      found.set(name, { count: 1, span: { start: end - name.length, end } });
    else before.count += 1;
  }
  const [best] = [...found].sort(([, one], [, other]) => other.count - one.count);
  return best === undefined ? undefined : { name: best[0], span: best[1].span };
}

function aliasWay(known: KnownActor, name: string): ResolutionWay {
  const alias = known.aliases.find((other) => sameName(other.name, name));
  return alias?.kind === 'acronym' ? 'acronym' : 'alias';
}

/** Whether two names are the same to a reader, case and marks aside. */
export function sameName(one: string, other: string): boolean {
  return contentOf(one).join(' ') === contentOf(other).join(' ');
}

// "Taliban Foreign Ministry" and "Foreign Ministry of the Taliban movement": the words of one are among the other's.
function isShorter(one: string, other: string): boolean {
  const [a, b] = [new Set(contentOf(one)), new Set(contentOf(other))];
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  return few.size >= 2 && many.size - few.size <= 1 && [...few].every((word) => many.has(word));
}

function contentOf(name: string): string[] {
  return name
    .split(/\s+/u)
    .map((word) => plain(word).replace(/['’]s$/u, ''))
    .filter((word) => !['', 'the', 'of', 'for', 'and', 'a'].includes(word));
}
