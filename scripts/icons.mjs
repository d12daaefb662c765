// `npm run icons`: draws public/icons/*.png from the drawing below, in a headless Chromium. Run it when the drawing changes.
import { mkdir, writeFile } from 'node:fs/promises'
import { launch } from 'puppeteer-core'
import { findChromium } from './browsers.mjs'
import { root } from './project.mjs'

const sizes = [16, 32, 48, 128]

/** `light` stands on a light toolbar, `dark` on a dark one, `recording` says that bodies are being captured. */
const variants = {
  light: { frame: '#1f2937', key: '#1a73e8', beam: '#1a73e8' },
  dark: { frame: '#e8eaed', key: '#8ab4f8', beam: '#8ab4f8' },
  recording: { frame: '#80868b', key: '#1a73e8', beam: '#1a73e8', dot: '#d93025' },
}

/** A key on an X-ray plate: the frame of the plate, the scan line, the key. Coarser at 16 px, where details blur. */
function drawing({ frame, key, beam, dot }, size) {
  const small = size < 32
  const line = small ? 14 : 9
  const corners =
    'M8 40 V20 Q8 8 20 8 H40 M88 8 H108 Q120 8 120 20 V40 M120 88 V108 Q120 120 108 120 H88 M40 120 H20 Q8 120 8 108 V88'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 128 128" fill="none" stroke-linecap="round" stroke-linejoin="round">
  <path d="${corners}" stroke="${frame}" stroke-width="${line}"/>
  ${small ? '' : `<path d="M18 64 H110" stroke="${beam}" stroke-opacity="0.3" stroke-width="22"/>`}
  <circle cx="44" cy="64" r="${small ? 20 : 18}" stroke="${key}" stroke-width="${line + 2}"/>
  <path d="M64 64 H106 M92 64 V${small ? 86 : 82} M106 64 V${small ? 82 : 78}" stroke="${key}" stroke-width="${line + 2}"/>
  ${dot ? `<circle cx="98" cy="30" r="${small ? 30 : 26}" fill="${dot}" stroke="#fff" stroke-width="${small ? 8 : 6}"/>` : ''}
</svg>`
}

const executablePath = findChromium()
if (!executablePath) throw new Error('No Chromium found: install it, or set CHROME_PATH.')
const browser = await launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
try {
  await mkdir(`${root}/public/icons`, { recursive: true })
  for (const [name, colours] of Object.entries(variants)) {
    for (const size of sizes) {
      const page = await browser.newPage()
      await page.setViewport({ width: 500, height: 300 })
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing(colours, size)}`)
      const clip = { x: 0, y: 0, width: size, height: size }
      await writeFile(`${root}/public/icons/${name}-${size}.png`, await page.screenshot({ omitBackground: true, clip }))
      await page.close()
    }
  }
} finally {
  await browser.close()
}
