import type { Example } from './example.ts';

/** Every change as it happens. */
export const followChanges: Example = {
  query: `# FOLLOW
# Runs until you press the button again, and tells of
# every change as it happens: change something in another
# tab, or in the desktop app, and watch. Keep "cursor" and
# give it as "after", and nothing is missed in between.
subscription FollowChanges {
  changes(kinds: [ARTICLE, QUOTE, ACTOR, TOPIC]) {
    cursor
    change {
      at
      by {
        name
      }
      via
      action
      kind
      record {
        id
        ... on Quote {
          reportedText
        }
        ... on Actor {
          name
        }
        ... on Article {
          headline
        }
        ... on Topic {
          name
        }
      }
      fields {
        field
        before
        after
      }
    }
  }
}
`,
};
