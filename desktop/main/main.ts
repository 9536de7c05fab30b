import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

/** Opens the window once Electron is ready. */
async function openWindow(): Promise<void> {
  await app.whenReady()
  const window = new BrowserWindow({
    webPreferences: { preload: join(__dirname, '../preload/preload.js'), sandbox: true },
  })
  await window.loadFile(join(__dirname, '../renderer/index.html'))
}

void openWindow()
