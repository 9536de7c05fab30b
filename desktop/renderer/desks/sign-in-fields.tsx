import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useWords } from '../words/use-words.ts';
import type { Credentials } from '#desktop/ipc/desks.ts';

/** What is asked for first. */
export const startingCredentials: Credentials = {
  by: 'password',
  email: '',
  password: '',
  newPassword: null,
};

/** How somebody signs in at a server, and with what. */
export function SignInFields({
  server,
  mayRead,
  credentials,
  onCredentials,
}: {
  readonly server: string;
  /** Whether the server lets readers in without an account. */
  readonly mayRead: boolean;
  readonly credentials: Credentials;
  readonly onCredentials: (credentials: Credentials) => void;
}) {
  const { desks } = useWords();
  return (
    <>
      <h3 className="connect-title">{desks.signInAt(server)}</h3>
      <RadioGroup
        className="choice"
        value={credentials.by}
        onChange={(by) => {
          if (by === 'token') onCredentials({ by, token: '' });
          else if (by === 'nothing') onCredentials({ by });
          else onCredentials(startingCredentials);
        }}
      >
        <Label className="choice-label">{desks.by}</Label>
        <div className="choice-options">
          <Radio value="password" className="choice-option">
            {desks.byPassword}
          </Radio>
          <Radio value="token" className="choice-option">
            {desks.byToken}
          </Radio>
          {mayRead && (
            <Radio value="nothing" className="choice-option">
              {desks.byNothing}
            </Radio>
          )}
        </div>
      </RadioGroup>
      {credentials.by === 'token' && (
        <Secret
          label={desks.token}
          value={credentials.token}
          onValue={(token) => onCredentials({ by: 'token', token })}
        />
      )}
      {credentials.by === 'password' && (
        <>
          <label className="connect-field">
            <span>{desks.email}</span>
            <input
              className="input"
              type="email"
              spellCheck={false}
              autoComplete="off"
              value={credentials.email}
              onChange={(event) => onCredentials({ ...credentials, email: event.target.value })}
            />
          </label>
          <Secret
            label={desks.password}
            value={credentials.password}
            onValue={(password) => onCredentials({ ...credentials, password })}
          />
          {credentials.newPassword !== null && (
            <>
              <Secret
                label={desks.newPassword}
                value={credentials.newPassword}
                onValue={(newPassword) => onCredentials({ ...credentials, newPassword })}
              />
              <p className="muted">{desks.newPasswordHint}</p>
            </>
          )}
        </>
      )}
    </>
  );
}

function Secret({
  label,
  value,
  onValue,
}: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) {
  return (
    <label className="connect-field">
      <span>{label}</span>
      <input
        className="input"
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </label>
  );
}
