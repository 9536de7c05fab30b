import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Appearance } from './appearance.tsx';
import { Sheet } from './sheet.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { useWords } from '../words/use-words.ts';

/** The parts of the settings. */
export type SettingsPart = 'appearance' | 'shortcuts';

/** The settings, over the page. */
export function SettingsDialog({
  part,
  onPart,
  onClose,
}: {
  readonly part: SettingsPart;
  readonly onPart: (part: SettingsPart) => void;
  readonly onClose: () => void;
}) {
  const { settings } = useWords();
  return (
    <Sheet title={settings.title} onClose={onClose}>
      <Tabs
        className="settings"
        selectedKey={part}
        onSelectionChange={(key) => onPart(key === 'shortcuts' ? 'shortcuts' : 'appearance')}
      >
        <TabList className="settings-tabs" aria-label={settings.parts}>
          <Tab id="appearance" className="settings-tab">
            {settings.appearance}
          </Tab>
          <Tab id="shortcuts" className="settings-tab">
            {settings.shortcuts}
          </Tab>
        </TabList>
        <TabPanel id="appearance" className="settings-panel">
          <Appearance />
        </TabPanel>
        <TabPanel id="shortcuts" className="settings-panel">
          <ShortcutList />
        </TabPanel>
      </Tabs>
    </Sheet>
  );
}
