import { Kind, visit, type ASTNode, type DocumentNode } from 'graphql';
import { limits } from '#server/limits/limits.ts';
import { tooComplex } from './too-complex.ts';

const limit = limits.graphql;

/**
 * Refuses a document that holds more of something than any honest one does. It looks at the text alone, before the
 * document is validated: some of the rules compare everything with everything else, so validating is what an attacker
 * would have the server do. Throws `QUERY_TOO_COMPLEX`.
 */
export function checkDocument(document: DocumentNode): void {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.length - operations.length;
  atMost(operations.length, limit.operations, 'operations');
  atMost(fragments, limit.fragments, 'fragments');
  let fields = 0;
  let aliases = 0;
  let directives = 0;
  let depth = 0;
  visit(document, {
    enter(node) {
      depth += 1;
      // Twice: between two fields there is always their selection set, and a value has an object and its field.
      if (depth > 4 * limit.depth) throw tooComplex(tooDeep, node);
      if (node.kind === Kind.FIELD) {
        atMost((fields += 1), limit.fields, 'fields', node);
        if (node.alias !== undefined) atMost((aliases += 1), limit.aliases, 'aliases', node);
      }
      if (node.kind === Kind.OPERATION_DEFINITION) {
        const asked = node.selectionSet.selections.length;
        atMost(asked, limit.rootFields, 'things at once', node);
      }
      if (node.kind === Kind.DIRECTIVE) {
        atMost((directives += 1), limit.directives, 'directives', node);
      }
      if ('directives' in node && (node.directives?.length ?? 0) > limit.directivesAtOnePlace) {
        const message = `The query has more than ${limit.directivesAtOnePlace} directives at one place: one of each kind is enough.`;
        throw tooComplex(message, node);
      }
    },
    leave() {
      depth -= 1;
    },
  });
}

const tooDeep = 'The query nests fields or values too deeply: follow fewer relations at once.';

function atMost(count: number, most: number, what: string, node?: ASTNode): void {
  if (count > most) throw tooComplex(`The query has more than ${most} ${what}: split it.`, node);
}
