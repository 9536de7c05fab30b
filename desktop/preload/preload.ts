import { contextBridge } from 'electron'

contextBridge.exposeInMainWorld('verbatim', {})
