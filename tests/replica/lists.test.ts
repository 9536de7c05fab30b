import { beforeEach, describe, expect, it } from 'vitest';
import { create } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';

const page = { offset: 0, limit: 50 } as const;

describe('lists', () => {
  let desk: TestDesk;
  const topics = {
    trade: create('topic', { name: 'Trade' }),
    tariffs: create('topic', { name: 'Tariffs' }),
  };
  const organization = create('actor', {
    kind: 'organization',
    name: 'Ministry of Harbours',
    country: 'NO',
    aliases: [{ name: 'Harbour Office', language: null, kind: 'other' }],
  });
  const speaker = create('actor', { kind: 'person', name: 'Élise Østergård' });
  const undated = create('article', { headline: 'Undated', body: 'Nothing.', agency: 'Coastal' });
  const early = create('article', {
    headline: 'alpha',
    body: 'The harbour reopens.',
    agency: 'Coastal',
    publishedAt: '2024-05-01T10:00:00Z',
  });
  const late = create('article', {
    headline: 'Beta',
    body: 'Кабул и порт.',
    publishedAt: '2024-05-01T10:00:00.5Z',
  });
  const quote = create('quote', {
    articleId: early.id,
    reportedText: 'The harbour is open',
    segments: [{ start: 4, end: 9, prefix: '', suffix: '' }],
    attributions: [
      { actorId: speaker.id, part: 'speaker', role: null },
      { actorId: organization.id, part: 'on_behalf_of', role: null },
    ],
    topics: [{ topicId: topics.tariffs.id, stance: 'opposes' }],
    status: 'verified',
    medium: 'speech',
  });
  const second = create('quote', { articleId: early.id, reportedText: 'No comment' });

  beforeEach(async () => {
    desk = openDesk();
    const child = {
      ...topics.tariffs,
      fields: { ...topics.tariffs.fields, parentId: topics.trade.id },
    };
    const affiliation = create('affiliation', {
      actorId: speaker.id,
      organizationId: organization.id,
      role: 'spokesperson',
    });
    const edits = [
      topics.trade,
      child,
      organization,
      speaker,
      affiliation,
      undated,
      early,
      late,
      quote,
      second,
    ];
    for (const edit of edits) await desk.save(edit);
  });

  const headlines = async (direction: 'asc' | 'desc') => {
    const list = await desk.answerer.listArticles({
      filter: {},
      orderBy: 'publishedAt',
      direction,
      ...page,
    });
    return list.rows.map(({ headline }) => headline);
  };

  it('puts what has no date last in both directions, and orders by the fraction of a second', async () => {
    expect(await headlines('asc')).toEqual(['alpha', 'Beta', 'Undated']);
    expect(await headlines('desc')).toEqual(['Beta', 'alpha', 'Undated']);
  });

  it('counts quotes and those not reviewed yet', async () => {
    const list = await desk.answerer.listArticles({
      filter: { text: 'HARBOUR', publishedFrom: '2024-05-01', publishedTo: '2024-05-01' },
      orderBy: 'headline',
      direction: 'asc',
      ...page,
    });
    expect(list.rows).toMatchObject([{ headline: 'alpha', quotes: 2, unreviewedQuotes: 1 }]);
  });

  it('answers one page and the number of all', async () => {
    const list = await desk.answerer.listArticles({
      filter: {},
      orderBy: 'headline',
      direction: 'asc',
      offset: 1,
      limit: 1,
    });
    expect(list).toMatchObject({ offset: 1, total: 3, rows: [{ headline: 'Beta' }] });
  });

  it.each([
    ['the article', { articleId: early.id }, 2],
    ['an actor in any part', { actorId: organization.id }, 1],
    ['the speaker', { speakerId: organization.id }, 0],
    ['a topic', { topicId: topics.tariffs.id }, 1],
    ['status, medium and kind', { status: 'verified', medium: 'speech', kind: 'direct' }, 1],
    ['words', { text: 'harbour open' }, 1],
    ['words that are not all there', { text: 'harbour closed' }, 0],
    ['the beginning of a word', { text: 'harb*' }, 1],
  ] as const)('finds quotes by %s', async (_what, filter, total) => {
    const list = await desk.answerer.listQuotes({
      filter,
      orderBy: 'position',
      direction: 'asc',
      ...page,
    });
    expect(list.total).toBe(total);
    expect(list.rows).toHaveLength(total);
  });

  it('names the speakers of a quote and the headline it stands under', async () => {
    const list = await desk.answerer.listQuotes({
      filter: { speakerId: speaker.id },
      orderBy: 'createdAt',
      direction: 'desc',
      ...page,
    });
    expect(list.rows).toMatchObject([{ headline: 'alpha', speakers: ['Élise Østergård'] }]);
  });

  it('finds an actor by the beginning of a word of its name, without its accents, and by an alias', async () => {
    const search = async (text: string) =>
      (
        await desk.answerer.listActors({
          filter: { text },
          orderBy: 'name',
          direction: 'asc',
          ...page,
        })
      ).rows;
    expect(await search('eli oster')).toMatchObject([
      {
        name: 'Élise Østergård',
        matchedAlias: null,
        position: 'spokesperson, Ministry of Harbours',
        quotes: 1,
      },
    ]);
    expect(await search('offi')).toMatchObject([
      { name: 'Ministry of Harbours', matchedAlias: 'Harbour Office' },
    ]);
  });

  it('shows a topic with its parent, its children and its quotes', async () => {
    const detail = await desk.answerer.getTopic({ id: topics.trade.id });
    expect(detail?.children).toMatchObject([{ name: 'Tariffs', parent: 'Trade', quotes: 1 }]);
    expect((await desk.answerer.getTopic({ id: topics.tariffs.id }))?.parent).toBe('Trade');
  });

  it('shows an actor with its affiliations, the names in them, and its quotes', async () => {
    const detail = await desk.answerer.getActor({ id: organization.id });
    expect(detail?.affiliations).toHaveLength(1);
    expect(detail?.actorNames[speaker.id]).toBe('Élise Østergård');
    expect(detail?.quotes.map(({ id }) => id)).toEqual([quote.id]);
  });
});
