import { expect, test } from 'vitest';
import { graphqlDesk } from '#tests/support/graphql-desk.ts';

const desk = await graphqlDesk();

test('A quote with its article, speakers, their offices and its topics is read in one statement', async () => {
  const { data, sql } = await desk.traced(`{
    quotes(first: 1, filter: { text: "midnight" }) {
      edges {
        node {
          reportedText
          article { headline }
          attributions {
            part
            actor {
              name
              affiliations(first: 2) { edges { node { role organization { name } } } }
            }
          }
          topics { stance topic { name parent { name } } }
        }
      }
    }
  }`);
  expect(data).toMatchInlineSnapshot(`
    {
      "quotes": {
        "edges": [
          {
            "node": {
              "article": {
                "headline": "City library to stay open until midnight",
              },
              "attributions": [
                {
                  "actor": {
                    "affiliations": {
                      "edges": [],
                    },
                    "name": "Per Lind",
                  },
                  "part": "SPEAKER",
                },
                {
                  "actor": {
                    "affiliations": {
                      "edges": [],
                    },
                    "name": "Port Amsel City Library",
                  },
                  "part": "MENTIONED",
                },
              ],
              "reportedText": "A lit room at midnight is still a cost, and the council did not vote on it.",
              "topics": [
                {
                  "stance": "OPPOSES",
                  "topic": {
                    "name": "Libraries",
                    "parent": null,
                  },
                },
                {
                  "stance": "OPPOSES",
                  "topic": {
                    "name": "Public spending",
                    "parent": null,
                  },
                },
              ],
            },
          },
        ],
      },
    }
  `);
  expect(sql).toMatchInlineSnapshot(`
    [
      "select (select json_build_object('edges', coalesce(json_agg(json_build_object('node', json_build_object('$type', 'Quote', '$id', "t0"."id", 'reportedText', "t0"."reported_text", 'article', (select json_build_object('$type', 'Article', '$id', "t1"."id", 'headline', "t1"."headline") from "articles" as "t1"
            where "t1"."id" = "t0"."article_id"), 'attributions', (select coalesce(json_agg(json_build_object('$type', 'Attribution', '$quoteId', "t2"."quote_id", '$actorId', "t2"."actor_id", 'part', upper("t2"."part"), 'actor', (select json_build_object('$type', 'Actor', '$id', "t3"."id", 'name', "t3"."name", 'affiliations', (select json_build_object('edges', coalesce(json_agg(json_build_object('node', json_build_object('$type', 'Affiliation', '$id', "t4"."id", 'role', "t4"."role", 'organization', (select json_build_object('$type', 'Actor', '$id', "t5"."id", 'name', "t5"."name") from "actors" as "t5"
            where "t5"."id" = "t4"."organization_id")))), '[]'::json)) from (select "t4".* from "affiliations" as "t4"
        where "t4"."actor_id" = "t3"."id" and "t4"."deleted_at" is null
        order by "t4"."from_date" desc nulls last, "t4"."id" desc
        limit 2) as "t4" group by ())) from "actors" as "t3"
            where "t3"."id" = "t2"."actor_id")) order by "t2"."position"), '[]'::json)
            from "quote_attributions" as "t2" where "t2"."quote_id" = "t0"."id"), 'topics', (select coalesce(json_agg(json_build_object('$type', 'QuoteTopic', 'stance', upper("t6"."stance"), 'topic', (select json_build_object('$type', 'Topic', '$id', "t7"."id", 'name', "t7"."name", 'parent', (select json_build_object('$type', 'Topic', '$id', "t8"."id", 'name', "t8"."name") from "topics" as "t8"
            where "t8"."id" = "t7"."parent_id")) from "topics" as "t7"
            where "t7"."id" = "t6"."topic_id")) order by "t6"."position"), '[]'::json)
            from "quote_topics" as "t6" where "t6"."quote_id" = "t0"."id")))), '[]'::json)) from (select "t0".* from "quotes" as "t0"
        where "t0"."deleted_at" is null and "t0"."id" in (select a_text.record_id from search_documents as a_text
        where a_text.kind = 'quote' and a_text.terms @@ $1::tsquery)
        order by "t0"."created_at" desc, "t0"."id" desc
        limit 1) as "t0" group by ())::text as value",
    ]
  `);
});

test('An article with all its quotes, counted, is read in one statement', async () => {
  const { data, sql } = await desk.traced(`{
    articles(first: 1, orderBy: { field: HEADLINE }) {
      edges { node { headline document { size } quotes(first: 2) { totalCount edges { node { cue createdBy { name } } } } } }
    }
  }`);
  expect(data).toMatchInlineSnapshot(`
    {
      "articles": {
        "edges": [
          {
            "node": {
              "document": null,
              "headline": "City library to stay open until midnight",
              "quotes": {
                "edges": [
                  {
                    "node": {
                      "createdBy": null,
                      "cue": "wrote",
                    },
                  },
                  {
                    "node": {
                      "createdBy": null,
                      "cue": "told",
                    },
                  },
                ],
                "totalCount": 3,
              },
            },
          },
        ],
      },
    }
  `);
  expect(sql).toMatchInlineSnapshot(`
    [
      "select (select json_build_object('edges', coalesce(json_agg(json_build_object('node', json_build_object('$type', 'Article', '$id', "t0"."id", 'headline', "t0"."headline", 'document', (select json_build_object('$type', 'SourceDocument', 'size', "t1"."size") from "documents" as "t1"
            where "t1"."hash" = "t0"."document_hash"), 'quotes', (select json_build_object('totalCount', (select count(*) from "quotes" as "t3"
        where "t3"."article_id" = "t0"."id" and "t3"."deleted_at" is null), 'edges', coalesce(json_agg(json_build_object('node', json_build_object('$type', 'Quote', '$id', "t2"."id", 'cue', "t2"."cue", 'createdBy', (select json_build_object('$type', 'Account', '$id', "t4"."id", 'name', "t4"."name") from "accounts" as "t4"
            where "t4"."id" = "t2"."created_by")))), '[]'::json)) from (select "t2".* from "quotes" as "t2"
        where "t2"."article_id" = "t0"."id" and "t2"."deleted_at" is null
        order by "t2"."position" asc, "t2"."id" asc
        limit 2) as "t2" group by ())))), '[]'::json)) from (select "t0".* from "articles" as "t0"
        where "t0"."deleted_at" is null
        order by "t0"."headline_key" asc, "t0"."id" asc
        limit 1) as "t0" group by ())::text as value",
    ]
  `);
});

test('A node of any kind is read with all that is asked of it in one statement', async () => {
  const found = await desk.data('{ actors(first: 1) { edges { node { id } } } }');
  const id = idOf(found['actors']);
  const { data, sql } = await desk.traced(
    'query ($id: ID!) { node(id: $id) { id ... on Actor { name kind quotes(first: 1) { totalCount } } } }',
    { id },
  );
  expect(data).toMatchObject({ node: { id } });
  expect(sql).toHaveLength(1);
});

test('The count of a connection takes no statement of its own, and is made only when it is asked for', async () => {
  const { sql } = await desk.traced('{ topics(first: 1) { totalCount edges { node { name } } } }');
  expect(sql).toHaveLength(1);
  const without = await desk.traced('{ topics(first: 1) { edges { node { name } } } }');
  expect(without.sql.join()).not.toContain('count(');
});

function idOf(connection: unknown): string {
  const { edges } = connection as { edges: { node: { id: string } }[] };
  return edges[0]?.node.id ?? '';
}
