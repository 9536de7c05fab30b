import { useState } from 'react';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';

/** Takes a token, says whose it is, and why not if the server does not take it. */
export function SignInForm() {
  const words = useWords().signIn;
  const { main } = useBridge();
  const [token, setToken] = useState('');
  const [said, setSaid] = useState<{ readonly text: string; readonly ok: boolean } | null>(null);
  const [asking, setAsking] = useState(false);
  const send = (): void => {
    setAsking(true);
    void main
      .signIn({ token })
      .catch(() => ({ ok: false as const, message: words.couldNotAsk }))
      .then((answer) => {
        setAsking(false);
        setSaid({
          ok: answer.ok,
          text: answer.ok ? words.done(answer.account.name, answer.account.role) : answer.message,
        });
        if (answer.ok) setToken('');
      });
  };
  return (
    <form
      className="sign-in"
      aria-label={words.name}
      onSubmit={(event) => {
        event.preventDefault();
        if (!asking) send();
      }}
    >
      <label className="sign-in-token">
        <span>{words.token}</span>
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <button type="submit" className="button primary" disabled={token.trim() === ''}>
        {words.name}
      </button>
      <p className="sign-in-said" role="status" aria-label={words.said} data-ok={said?.ok}>
        {said?.text}
      </p>
    </form>
  );
}
