import { useState } from 'react';
import { SignInForm } from './sign-in-form.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { counted } from '../words/labels.ts';

/** Asks to sign in once the server no longer takes the token, over the page and without taking the focus. */
export function SignInPrompt() {
  const status = useDeskStatus();
  const [later, setLater] = useState(false);
  const isSignedOut = status?.connection === 'signed_out';
  // Whoever was signed in again is asked anew the next time.
  if (later && status?.connection === 'online') setLater(false);
  if (!isSignedOut || later) return null;
  const { waiting } = status;
  return (
    <section className="sign-in-prompt" aria-label="Signed out">
      <div className="sign-in-head">
        <p>
          The server no longer takes this desk’s token.{' '}
          {waiting === 0
            ? 'You can go on here; what you save is sent after you signed in.'
            : `${counted(waiting, 'edit stays', 'edits stay')} on this machine and ${waiting === 1 ? 'is' : 'are'} sent after you signed in.`}
        </p>
        <RemoveButton label="Sign in later" onRemove={() => setLater(true)} />
      </div>
      <SignInForm />
    </section>
  );
}
