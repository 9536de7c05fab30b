import { useState } from 'react';
import { useBridge } from '../replica/replica-context.ts';

/** Takes a token, says whose it is, and why not if the server does not take it. */
export function SignInForm() {
  const { main } = useBridge();
  const [token, setToken] = useState('');
  const [said, setSaid] = useState<{ readonly text: string; readonly ok: boolean } | null>(null);
  const [asking, setAsking] = useState(false);
  const send = (): void => {
    setAsking(true);
    void main
      .signIn({ token })
      .catch(() => ({ ok: false as const, message: 'The app could not ask. Start it again.' }))
      .then((answer) => {
        setAsking(false);
        setSaid({
          ok: answer.ok,
          text: answer.ok
            ? `Signed in as ${answer.account.name}, ${answer.account.role}.`
            : answer.message,
        });
        if (answer.ok) setToken('');
      });
  };
  return (
    <form
      className="sign-in"
      aria-label="Sign in"
      onSubmit={(event) => {
        event.preventDefault();
        if (!asking) send();
      }}
    >
      <label className="sign-in-token">
        <span>Token</span>
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <button type="submit" className="button primary" disabled={token.trim() === ''}>
        Sign in
      </button>
      <p className="sign-in-said" role="status" aria-label="Signing in" data-ok={said?.ok}>
        {said?.text}
      </p>
    </form>
  );
}
