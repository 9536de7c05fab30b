import { stepSize } from './text-size.ts';
import { useCommand } from '../commands/use-command.ts';
import { usePreference } from '../preferences/use-preference.ts';

/** The commands for theme and text size. */
export function useViewCommands(): void {
  const [, setTheme] = usePreference('theme');
  const [size, setSize] = usePreference('textSize');
  useCommand('themeSystem', () => setTheme('system'));
  useCommand('themeLight', () => setTheme('light'));
  useCommand('themeDark', () => setTheme('dark'));
  useCommand('largerText', () => setSize(stepSize(size, 1)));
  useCommand('smallerText', () => setSize(stepSize(size, -1)));
  useCommand('usualText', () => setSize(1));
}
