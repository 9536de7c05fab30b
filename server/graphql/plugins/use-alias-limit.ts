import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { errorCodes } from '#shared/errors/error-codes.ts';

/**
 * Refuses a document with more aliases, or more fields at its root, than any honest one has: with them one request does
 * the work of hundreds.
 */
export function useAliasLimit({
  aliases,
  rootFields,
}: {
  aliases: number;
  rootFields: number;
}): Plugin {
  const rule = (context: ValidationContext): ASTVisitor => {
    let count = 0;
    const refuse = (message: string) =>
      context.reportError(
        new GraphQLError(message, { extensions: { code: errorCodes.validationFailed } }),
      );
    return {
      Field(field) {
        if (field.alias !== undefined && ++count === aliases + 1) {
          refuse(`The query has more than ${aliases} aliases: split it.`);
        }
      },
      OperationDefinition({ selectionSet }) {
        if (selectionSet.selections.length > rootFields) {
          refuse(`The query asks for more than ${rootFields} things at once: split it.`);
        }
      },
    };
  };
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(rule);
    },
  };
}
