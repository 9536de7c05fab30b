import type { ObjectRef } from '@pothos/core';
import type { DeskError } from '#shared/errors/error-codes.ts';
import { builder, type BuilderTypes } from '../builder.ts';
import { readOne } from '../plan/read-planned.ts';
import { Account } from '../types/account.ts';
import * as errors from '../types/errors.ts';

/** Which account something was done to. */
export interface AccountDone {
  readonly id: string;
}

/** Makes the payload of a mutation that answers an account and nothing else. */
export function accountPayload(name: string, description: string) {
  return builder.objectRef<AccountDone>(`${name}Payload`).implement({
    description,
    isTypeOf: () => true,
    fields: (t) => ({
      account: t.field({
        type: Account,
        description: 'The account as it is now.',
        resolve: ({ id }, _args, context, info) => readOne('Account', id, context, info),
      }),
    }),
  });
}

/** Makes the result of a mutation about accounts: its payload, or one of its errors. */
export function accountResult<Done extends object>(
  name: string,
  payload: ObjectRef<BuilderTypes, Done>,
  errorTypes: readonly ObjectRef<BuilderTypes, DeskError>[],
) {
  return builder.unionType(`${name}Result`, {
    description: `What became of it: \`${name}Payload\` when it was done, otherwise why not.`,
    types: [payload, ...errorTypes],
    resolveType: (value: Done | DeskError) =>
      'code' in value ? errors.errorTypeName(value.code) : `${name}Payload`,
  });
}

/** An error as seen from a mutation's arguments. */
export function inInput(error: DeskError): DeskError {
  return error.path.length === 0 ? error : { ...error, path: ['input', ...error.path] };
}
