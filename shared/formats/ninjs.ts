import { z } from 'zod';
import type { FoundArticle } from './finish-article.ts';
import { paragraphsOfText } from './newsml-g2.ts';
import { paragraphsOfHtml } from './stream-html.ts';

// A part of another type than the standard's is as good as none.
const text = z.string().catch('');
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([]);
const versionSchema = z
  .union([z.string(), z.int().transform(String)])
  .nullable()
  .catch(null);
const contentSchema = z.object({ role: text, contenttype: text, value: text });

// What 1.x and 2.x have, each under its own names.
const ninjsSchema = z.object({
  uri: z.string().min(1),
  version: versionSchema,
  headline: text,
  title: text,
  headlines: list(contentSchema),
  slugline: text,
  byline: text,
  by: text,
  located: text,
  language: text,
  pubstatus: text,
  firstcreated: text,
  contentcreated: text,
  versioncreated: text,
  embargoed: text,
  embargoedreason: text,
  ednote: text,
  copyrightholder: text,
  infosources: list(z.object({ name: text, literal: text })),
  body_xhtml: text,
  body_text: text,
  description_xhtml: text,
  description_text: text,
  bodies: list(contentSchema),
  descriptions: list(contentSchema),
});

/** An item of ninjs. */
type NinjsItem = z.infer<typeof ninjsSchema>;

/** A JSON document's items and each as it was if it is ninjs: one object, or a list of them. Null for other JSON. */
export function ninjsItems(json: unknown): { item: NinjsItem; json: unknown }[] | null {
  const items: unknown[] = Array.isArray(json) ? json : [json];
  const read = items.flatMap((one) => {
    const { success, data } = ninjsSchema.safeParse(one);
    return success ? [{ item: data, json: one }] : [];
  });
  return items.length > 0 && read.length === items.length ? read : null;
}

/** Reads an item of IPTC ninjs 1.x or 2.x. */
export function readNinjs(item: NinjsItem): FoundArticle {
  const main = item.headlines.find(({ role }) => role === 'main') ?? item.headlines[0];
  const below = item.headlines.filter(({ role }) => /sub|deck/iu.test(role));
  const source = item.infosources
    .map(({ name, literal }) => name || literal)
    .find((name) => name !== '');
  return {
    headline: item.headline || main?.value || item.title,
    paragraphs: [...below.map(({ value }) => value), ...bodyOf(item)].filter((one) => one !== ''),
    language: item.language,
    agency: source ?? null,
    provider: item.copyrightholder,
    place: item.located,
    byline: item.byline || item.by,
    published: item.firstcreated || item.contentcreated || item.versioncreated,
    updated: item.versioncreated,
    embargo: item.embargoed,
    sourceUrl: /^https?:\/\/\S+$/iu.test(item.uri) ? item.uri : null,
    slug: item.slugline,
    notes: [item.ednote, item.embargoedreason],
    storyId: item.uri,
    version: item.version,
    status: item.pubstatus,
  };
}

function bodyOf(item: NinjsItem): string[] {
  const contents = [
    { contenttype: 'html', value: item.body_xhtml },
    { contenttype: '', value: item.body_text },
    ...item.bodies,
    ...item.descriptions,
    { contenttype: 'html', value: item.description_xhtml },
    { contenttype: '', value: item.description_text },
  ];
  for (const { contenttype, value } of contents) {
    const paragraphs = /html|xml/iu.test(contenttype)
      ? paragraphsOfHtml(value)
      : paragraphsOfText(value);
    if (paragraphs.length > 0) return paragraphs;
  }
  return [];
}
