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
      "select "d0"."id" as "id", "d0"."created_at" as "createdAt", "d0"."reported_text" as "reportedText", "article"."r" as "article", "attributions"."r" as "attributions", "topics"."r" as "topics" from "quotes" as "d0" left join lateral(select row_to_json("t".*) "r" from (select "d1"."id" as "id", "d1"."headline" as "headline" from "articles" as "d1" where "d0"."article_id" = "d1"."id" limit $1) as "t") as "article" on true left join lateral(select coalesce(json_agg(row_to_json("t".*)), '[]') as "r" from (select "d1"."quote_id" as "quoteId", "d1"."part" as "part", "d1"."actor_id" as "actorId", "actor"."r" as "actor" from "quote_attributions" as "d1" left join lateral(select row_to_json("t".*) "r" from (select "d2"."id" as "id", "d2"."name" as "name", "affiliations"."r" as "affiliations" from "actors" as "d2" left join lateral(select coalesce(json_agg(row_to_json("t".*)), '[]') as "r" from (select "d3"."from_date" as "from", "d3"."id" as "id", "d3"."role" as "role", (("d3"."from_date" is null)) as "fromMissing", "organization"."r" as "organization" from "affiliations" as "d3" left join lateral(select row_to_json("t".*) "r" from (select "d4"."id" as "id", "d4"."name" as "name" from "actors" as "d4" where "d3"."organization_id" = "d4"."id" limit $2) as "t") as "organization" on true where ((("d3"."deleted_at" is null)) and ("d2"."id" = "d3"."actor_id")) order by ("d3"."from_date" is null) asc, "d3"."from_date" desc, "d3"."id" desc limit $3) as "t") as "affiliations" on true where "d1"."actor_id" = "d2"."id" limit $4) as "t") as "actor" on true where "d0"."id" = "d1"."quote_id" order by "d1"."position" asc) as "t") as "attributions" on true left join lateral(select coalesce(json_agg(row_to_json("t".*)), '[]') as "r" from (select "d1"."quote_id" as "quoteId", "d1"."topic_id" as "topicId", "d1"."stance" as "stance", "topic"."r" as "topic" from "quote_topics" as "d1" left join lateral(select row_to_json("t".*) "r" from (select "d2"."id" as "id", "d2"."name" as "name", "parent"."r" as "parent" from "topics" as "d2" left join lateral(select row_to_json("t".*) "r" from (select "d3"."id" as "id", "d3"."name" as "name" from "topics" as "d3" where "d2"."parent_id" = "d3"."id" limit $5) as "t") as "parent" on true where "d1"."topic_id" = "d2"."id" limit $6) as "t") as "topic" on true where "d0"."id" = "d1"."quote_id" order by "d1"."position" asc) as "t") as "topics" on true where ((("d0"."deleted_at" is null)) and ("d0"."id" in (select record_id from search_documents where kind = $7 and terms @@ $8::tsquery))) order by "d0"."created_at" desc, "d0"."id" desc limit $9",
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
      "select "d0"."id" as "id", "d0"."headline" as "headline", (select count(*) from "quotes" where ((("quotes"."deleted_at" is null)) and ("d0"."id" = "quotes"."article_id"))) as "_quotes_count", "document"."r" as "document", "quotes"."r" as "quotes" from "articles" as "d0" left join lateral(select row_to_json("t".*) "r" from (select "d1"."hash" as "hash", "d1"."size" as "size" from "documents" as "d1" where "d0"."document_hash" = "d1"."hash" limit $1) as "t") as "document" on true left join lateral(select coalesce(json_agg(row_to_json("t".*)), '[]') as "r" from (select "d1"."position" as "position", "d1"."id" as "id", "d1"."cue" as "cue", (("d1"."position" is null)) as "positionMissing", "createdByAccount"."r" as "createdByAccount" from "quotes" as "d1" left join lateral(select row_to_json("t".*) "r" from (select "d2"."id" as "id", "d2"."name" as "name" from "accounts" as "d2" where "d1"."created_by" = "d2"."id" limit $2) as "t") as "createdByAccount" on true where ((("d1"."deleted_at" is null)) and ("d0"."id" = "d1"."article_id")) order by ("d1"."position" is null) asc, "d1"."position" asc, "d1"."id" asc limit $3) as "t") as "quotes" on true where ("d0"."deleted_at" is null) order by "d0"."headline" asc, "d0"."id" asc limit $4",
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

test('The count of a connection takes one more statement, and only when it is asked for', async () => {
  const { sql } = await desk.traced('{ topics(first: 1) { totalCount edges { node { name } } } }');
  expect(sql).toHaveLength(2);
  const alone = await desk.traced('{ topics { totalCount } }');
  expect(alone.sql).toHaveLength(1);
});

function idOf(connection: unknown): string {
  const { edges } = connection as { edges: { node: { id: string } }[] };
  return edges[0]?.node.id ?? '';
}
