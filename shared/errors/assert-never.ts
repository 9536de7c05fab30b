/** Makes the compiler prove that a switch covers every case; throws if the data lied about its type. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
