import { fileURLToPath } from 'node:url'

export const chromeFolder = fileURLToPath(new URL('../../../dist/chrome', import.meta.url))
export const firefoxFolder = fileURLToPath(new URL('../../../dist/firefox', import.meta.url))
