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

/** Answers null for a record that is not there. */
export async function orNull<Value>(loading: Value | Promise<Value>): Promise<Value | null> {
  try {
    return await loading;
  } catch (error) {
    // The Drizzle plugin has no type of error for it. Asking first whether the record is there would cost a statement.
    if (error instanceof Error && /^Model \w+\(.*\) not found$/s.test(error.message)) return null;
    throw error;
  }
}
