/** What came of a token that somebody signed in with. */
export type SignInAnswer =
  | { readonly ok: true; readonly account: { readonly name: string; readonly role: string } }
  /** One plain sentence: why not, and what to do. Nothing was changed. */
  | { readonly ok: false; readonly message: string };
