import type { Example } from './example.ts';
import { sampleGlobalId } from './sample-global-id.ts';

/** Everything that was said for an organisation. */
export const spokespersons: Example = {
  query: `# EVERYTHING AN ORGANISATION'S SPOKESPERSONS SAID
# Said on its behalf, by itself, or by somebody who held
# a role in it at the time. Conditions stand together
# with "and" unless "or" says otherwise; "not" excludes.
query Spokespersons($organization: ID!) {
  node(id: $organization) {
    ... on Actor {
      name
      aliases {
        name
        kind
      }
    }
  }
  quotes(
    first: 20
    filter: {
      or: [
        { onBehalfOfId: $organization }
        { speakerId: $organization }
        { speakerOrganizationId: $organization }
      ]
      not: { status: RETRACTED }
    }
    orderBy: { field: SAID_ON, direction: DESC }
  ) {
    totalCount
    edges {
      node {
        reportedText
        status
        saidOn {
          date
        }
        attributions {
          part
          role
          actor {
            name
          }
        }
      }
    }
  }
}
`,
  variables: { organization: sampleGlobalId('actor', 7) },
};
