import { readFileSync } from 'node:fs';

// Since the change to 64-bit time in Debian 13 and Ubuntu 24.04 these have another name.
const renamed = ['libgtk-3-0', 'libasound2'];

/** Which Debian package holds a shared library that Electron links to. GTK's package brings the rest. */
export function debianPackageOf(library: string): string {
  if (/^lib(nss3|nssutil3|smime3|nspr4|plc4|plds4)\./.test(library)) return 'libnss3';
  if (library.startsWith('libgbm.')) return 'libgbm1';
  if (library.startsWith('libasound.')) return 'libasound2';
  if (library.startsWith('libXss.')) return 'libxss1';
  return 'libgtk-3-0';
}

/** The packages under the names this release of Debian or Ubuntu gives them. Takes the text of /etc/os-release. */
export function debianNames(packages: readonly string[], osRelease: string): string[] {
  const value = (key: string): string =>
    new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const version = Number.parseFloat(value('VERSION_ID'));
  const codename = value('VERSION_CODENAME');
  const isNew =
    value('ID') === 'ubuntu'
      ? version >= 24.04
      : version >= 13 || ['trixie', 'forky', 'sid'].includes(codename);
  return packages.map((name) => (isNew && renamed.includes(name) ? `${name}t64` : name));
}

/** The text of /etc/os-release; empty where there is none. */
export function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

/** Whether the system's packages come from apt: Debian, Ubuntu or what is made from them. */
export function usesApt(osRelease: string): boolean {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/** The command that installs the packages, for a person to run. */
export function installCommand(packages: readonly string[], asRoot: boolean): string {
  const sudo = asRoot ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y ${packages.join(' ')}`;
}
