import { useState } from 'react';
import { SignInForm } from './sign-in-form.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useWords } from '../words/use-words.ts';

/** Asks to sign in once the server no longer takes the token, over the page and without taking the focus. */
export function SignInPrompt() {
  const { signIn } = useWords();
  const status = useDeskStatus();
  const [later, setLater] = useState(false);
  const isSignedOut = status?.connection === 'signed_out';
  // Whoever was signed in again is asked anew the next time.
  if (later && status?.connection === 'online') setLater(false);
  if (!isSignedOut || later) return null;
  const { waiting } = status;
  return (
    <section className="sign-in-prompt" aria-label={signIn.signedOut}>
      <div className="sign-in-head">
        <p>
          {signIn.noLonger} {waiting === 0 ? signIn.goOn : signIn.stays(waiting)}
        </p>
        <RemoveButton label={signIn.later} onRemove={() => setLater(true)} />
      </div>
      <SignInForm />
    </section>
  );
}
