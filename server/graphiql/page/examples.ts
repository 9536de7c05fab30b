/** A query that GraphiQL opens with, in a tab of its own; the tab takes its name from the operation. */
export interface Example {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const whoSaidWhat = `# WHO SAID WHAT
# Press the pink triangle (or Ctrl+Enter) to run it.
#
# Each quote names its speakers, their words,
# and the article that reported them.
# "first" is the size of the page; give "endCursor"
# as "after" to get the next one.
# Ctrl+Space offers what can be written at the cursor;
# the book on the left explains every field.
query WhoSaidWhat {
  quotes(first: 10) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        reportedText
        cue
        saidOn {
          date
          precision
          words
        }
        medium
        # SPEAKER, ON_BEHALF_OF, ADDRESSEE or MENTIONED
        attributions {
          part
          role
          actor {
            name
            country
          }
        }
        article {
          headline
          agency
        }
      }
    }
  }
}
`;

const articleWithEverything = `# ONE ARTICLE WITH EVERYTHING IN IT
# Its text, the quotes marked in the text, and for each
# quote its speaker with the offices held, and its topics.
# Segments count UTF-16 code units of the body,
# from "start" up to but without "end".
query ArticleWithEverything {
  articles(
    first: 1
    orderBy: { field: PUBLISHED_AT, direction: DESC }
  ) {
    edges {
      node {
        id
        revision
        headline
        agency
        datelinePlace
        datelineDate
        byline
        body
        # What it was imported from, byte for byte
        document {
          fileName
          size
          downloadPath
        }
        quotes {
          totalCount
          edges {
            node {
              kind
              status
              reportedText
              segments {
                start
                end
              }
              attributions {
                part
                role
                actor {
                  name
                  affiliations(first: 3) {
                    edges {
                      node {
                        role
                        organization {
                          name
                        }
                      }
                    }
                  }
                }
              }
              topics {
                stance
                topic {
                  name
                }
              }
            }
          }
        }
      }
    }
  }
}
`;

const actorsByName = `# ACTORS, THEIR OFFICES AND STATEMENTS
# "text" matches the beginnings of words in names and
# aliases, accents and case aside. It comes from the
# variables below; empty, it lets everyone through.
query ActorsByName($text: String!) {
  actors(first: 10, filter: { text: $text }) {
    totalCount
    edges {
      node {
        id
        name
        kind
        country
        aliases {
          name
          kind
          language
        }
        affiliations(first: 5) {
          edges {
            node {
              role
              from
              to
              organization {
                name
              }
            }
          }
        }
        quotes(first: 3) {
          totalCount
          edges {
            node {
              reportedText
            }
          }
        }
      }
    }
  }
}
`;

const mutation = `# WRITING
# This needs an account that may edit.
# Put your token under "Headers" below:
#
#   { "Authorization": "Bearer YOUR-TOKEN" }
#
# The first administrator's token is in the file
# "admin-token" of the server's data directory
# (data/admin-token unless configured otherwise).
# For more accounts: npx verbatim account add
#
# A mutation answers with its payload, or with an
# error that has a code and names the field.
mutation AddTopic {
  createTopic(
    input: {
      name: "Press freedom"
      description: "Who may report what, and where."
    }
  ) {
    __typename
    ... on CreateTopicPayload {
      topic {
        id
        revision
        name
      }
    }
    ... on Error {
      code
      message
      path
    }
  }
}

# An update says on which revision it is based and only
# what it changes. What others changed meanwhile is kept;
# a field that both changed comes back as a Conflict:
#
# mutation Rename {
#   updateTopic(
#     input: {
#       id: "ID"
#       baseRevision: 1
#       changes: { name: "Freedom of the press" }
#     }
#   ) {
#     __typename
#     ... on UpdateTopicPayload { topic { name revision } }
#     ... on Conflict { reason fields { field base mine theirs } }
#     ... on Error { code message path }
#   }
# }
`;

const importing = `# IMPORT
# The text goes into "content" as it came over the wire.
# The same text twice makes one article, and
# "alreadyImported" says so. This writes too, so it needs
# the Authorization header (see the tab before).
mutation ImportArticle($content: String!) {
  importArticle(
    input: { content: $content, fileName: "example.txt" }
  ) {
    __typename
    ... on ImportArticlePayload {
      alreadyImported
      article {
        id
        headline
        agency
        datelinePlace
        datelineDate
        body
      }
      # What an editor should look at
      notices {
        message
      }
    }
    ... on Error {
      code
      message
      path
    }
  }
}
`;

/** The examples in the order of their tabs; every one returns data on the sample desk. */
export const examples: readonly Example[] = [
  { query: whoSaidWhat },
  { query: articleWithEverything },
  { query: actorsByName, variables: { text: '' } },
  { query: mutation },
  {
    query: importing,
    variables: {
      content:
        '3 June 2024\n\nHarbour council delays ferry vote\n\n' +
        'PORT ELLIS. June 3 (Coastline) - The harbour council put off its vote on the new ferry line.\n\n' +
        '"We will not decide before we have read the report," councillor Mara Lindqvist said on Monday.\n',
    },
  },
];
