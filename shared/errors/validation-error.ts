import type { z } from 'zod';
import { errorCodes, type DeskError } from './error-codes.ts';

/** Turns zod's first complaint into an error that names the field; `at` is where the parsed value stands in the input. */
export function validationError(error: z.ZodError, at: readonly string[] = []): DeskError {
  const issue = error.issues[0];
  const path = [...at, ...(issue?.path ?? []).map(String)];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  if (unknown !== undefined) path.push(unknown);
  const name = path.length === 0 ? 'The input' : path.join('.');
  return {
    code: errorCodes.validationFailed,
    message: `${name} ${complaintOf(issue)}.`,
    path,
  };
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
};

function complaintOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'is not valid';
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'is not a known field';
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return /^(is|has|does|ends|must)\b/.test(issue.message)
        ? issue.message
        : `is not valid (${issue.message})`;
  }
}
