// Advisory locks are numbers: any that nothing else in the database takes.

/** Held by whoever changes the tables. */
export const migrationLock = 7_236_184_501;

/** Shared by all servers that run on the database, so that it is not replaced under their hands. */
export const serverLock = 7_236_184_502;
