import type { Example } from './example.ts';
import { sampleGlobalId } from './sample-global-id.ts';

/** Who said what about a topic in a month. */
export const whoSaidWhat: Example = {
  query: `# WHO SAID WHAT ABOUT A TOPIC LAST MONTH
# Press the pink triangle (or Ctrl+Enter) to run it.
#
# The topic and the dates come from the variables
# below: put in a topic of yours and your last month.
# (The topics and their ids: { topics { edges {
# node { id name } } } })
# "first" is the size of the page; give "endCursor"
# as "after" to get the next one.
# Ctrl+Space offers what can be written at the cursor;
# the book on the left explains every field.
query WhoSaidWhat($topic: ID!, $from: Date!, $to: Date!) {
  quotes(
    first: 10
    filter: { topicId: $topic, saidFrom: $from, saidTo: $to }
    orderBy: { field: SAID_ON, direction: DESC }
  ) {
    totalCount
    # How the same list divides
    facets {
      medium {
        value
        count
      }
    }
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
        # SPEAKER, ON_BEHALF_OF, ADDRESSEE or MENTIONED
        attributions {
          part
          role
          actor {
            name
          }
        }
        topics {
          stance
          topic {
            name
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
`,
  variables: { topic: sampleGlobalId('topic', 2), from: '2024-06-01', to: '2024-06-30' },
};
