/**
 * The default app of the fallback Electron, which has none of its own: the first argument that is
 * not a flag names the app's folder, as with `electron FOLDER`. Plain CommonJS, written into
 * `resources/app` as `main.js`.
 */
export const defaultApp = `'use strict'
const { app } = require('electron')
const { readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (folder === undefined) {
  console.error('Say which app to start: electron FOLDER')
  app.exit(2)
} else {
  const path = resolve(folder)
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  app.setAppPath(path)
  app.setName(manifest.productName || manifest.name)
  app.setVersion(manifest.version || '0.0.0')
  require(join(path, manifest.main || 'index.js'))
}
`;
