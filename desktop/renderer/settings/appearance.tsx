import { Radio, RadioGroup, Label } from 'react-aria-components';
import { stepSize } from './text-size.ts';
import { usePreference } from '../preferences/use-preference.ts';
import { useWords } from '../words/use-words.ts';

const themes = ['system', 'light', 'dark'] as const;

/** Theme and text size. */
export function Appearance() {
  const { settings } = useWords();
  const [theme, setTheme] = usePreference('theme');
  const [size, setSize] = usePreference('textSize');
  return (
    <div className="appearance">
      <RadioGroup
        className="choice"
        value={theme}
        onChange={(value) => setTheme(themes.find((each) => each === value) ?? 'system')}
      >
        <Label className="choice-label">{settings.theme}</Label>
        <div className="choice-options">
          {themes.map((value) => (
            <Radio key={value} value={value} className="choice-option">
              {settings.themes[value]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <div className="choice" role="group" aria-label={settings.textSize}>
        <span className="choice-label">{settings.textSize}</span>
        <div className="choice-sizes">
          <button type="button" className="button" onClick={() => setSize(stepSize(size, -1))}>
            {settings.smaller}
          </button>
          <output aria-label={settings.textSize}>{settings.percent(size)}</output>
          <button type="button" className="button" onClick={() => setSize(stepSize(size, 1))}>
            {settings.larger}
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={size === 1}
            onClick={() => setSize(1)}
          >
            {settings.usual}
          </button>
        </div>
      </div>
    </div>
  );
}
