import { GraphQLError } from 'graphql';
import { errorCodes } from '#shared/errors/error-codes.ts';
import { recordIdSchema } from '#shared/records/values.ts';
import { typeNames } from './global-id.ts';

const nodeTypes: readonly string[] = [...Object.values(typeNames), 'Account'];

/** Takes a global id apart; throws an error that says so where it is none. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const text = Buffer.from(globalId, 'base64').toString('latin1');
  const [, typename, id = ''] = /^(\w+):(.+)$/.exec(text) ?? [];
  if (typename === undefined || !isIdOf(typename, id)) {
    throw new GraphQLError(
      'id is not a global id: give the id of a record as this API answers it.',
      {
        extensions: { code: errorCodes.validationFailed, path: ['id'] },
      },
    );
  }
  return { typename, id };
}

function isIdOf(typename: string, id: string): boolean {
  // Changes are numbered by the log; everything else has a UUID.
  if (typename === 'Change') return /^[1-9]\d{0,14}$/.test(id);
  return nodeTypes.includes(typename) && recordIdSchema.safeParse(id).success;
}
