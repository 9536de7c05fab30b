import { session, shell, type WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Keeps a page where it is: links to the web open in the browser, everything else that leads away is refused. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event, url) => {
    if (url.startsWith(`${appOrigin}/`)) return;
    event.preventDefault();
    openOutside(url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Refuses every permission but writing to the clipboard, which copying needs. */
export function denyPermissions(): void {
  const allowed: readonly string[] = ['clipboard-sanitized-write'];
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(allowed.includes(permission)),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission) =>
    allowed.includes(permission),
  );
}

// Other schemes than the web's can start programs.
function openOutside(address: string): void {
  if (!/^https?:\/\//i.test(address)) return;
  void shell.openExternal(address).catch(() => {
    process.stderr.write(`No browser could be started for ${address}\n`);
  });
}
