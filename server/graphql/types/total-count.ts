/** How every connection answers `totalCount`. */
export const totalCountField = {
  description: 'How many there are in all, on every page together.',
  // By this mark the Drizzle plugin sees that a query asks for the count alone, and reads no rows for it.
  extensions: { pothosDrizzleTotalCount: true },
  resolve: async (connection: object): Promise<number> => {
    // A nested list comes with its number, a list at the root with a way to find it out.
    const count: unknown = 'totalCount' in connection ? connection.totalCount : undefined;
    const total: unknown = isCounting(count) ? await count() : count;
    if (typeof total !== 'number') throw new Error('The list was not counted.');
    return total;
  },
};

// The plugin makes it, and gives it no type here.
function isCounting(value: unknown): value is () => unknown {
  return typeof value === 'function';
}
