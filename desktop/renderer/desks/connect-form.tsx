import { useState } from 'react';
import { SignInFields, startingCredentials } from './sign-in-fields.tsx';
import { useDeskCall } from './use-desk-call.ts';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';
import type { Credentials } from '#desktop/ipc/desks.ts';

interface Found {
  readonly server: string;
  readonly needsAccount: boolean;
}

/** Asks for a server's address, looks whether it answers, and then how one signs in there. */
export function ConnectForm({ onBack }: { readonly onBack: () => void }) {
  const { desks } = useWords();
  const { main } = useBridge();
  const { busy, problem, run } = useDeskCall();
  const [address, setAddress] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [credentials, setCredentials] = useState<Credentials>(startingCredentials);
  const look = async (): Promise<void> => {
    const answer = await run(() => main.lookAtServer({ address }));
    if (answer?.ok === true) setFound(answer);
  };
  const signIn = async (server: string): Promise<void> => {
    const answer = await run(() => main.addDesk({ server, credentials }));
    const wantsNew = answer?.ok === false && answer.wantsNewPassword === true;
    if (wantsNew && credentials.by === 'password') {
      setCredentials({ ...credentials, newPassword: credentials.newPassword ?? '' });
    }
  };
  return (
    <form
      className="connect"
      aria-label={found === null ? desks.connect : desks.signInAt(found.server)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void (found === null ? look() : signIn(found.server));
      }}
    >
      {found === null ? (
        <label className="connect-field">
          <span>{desks.address}</span>
          <input
            className="input"
            placeholder={desks.addressHint}
            spellCheck={false}
            autoComplete="off"
            // It was opened to be typed into.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        </label>
      ) : (
        <SignInFields
          server={found.server}
          mayRead={!found.needsAccount}
          credentials={credentials}
          onCredentials={setCredentials}
        />
      )}
      <p className="connect-said" role="status">
        {busy ? desks.looking : problem}
      </p>
      <div className="connect-actions">
        <button
          type="button"
          className="button quiet"
          onClick={() => (found === null ? onBack() : setFound(null))}
        >
          {desks.back}
        </button>
        <button
          type="submit"
          className="button primary"
          disabled={busy || (found === null && address.trim() === '')}
        >
          {found === null ? desks.goOn : desks.signIn}
        </button>
      </div>
    </form>
  );
}
