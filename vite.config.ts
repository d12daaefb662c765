import { chmodSync } from 'node:fs'
import { crx } from '@crxjs/vite-plugin'
import { defineConfig, type UserConfig } from 'vite'
import manifest from './manifest.json' with { type: 'json' }

/** One mode per output; `scripts/build.mjs` runs those that a target needs, in order. */
const outputs: Readonly<Record<string, () => UserConfig>> = {
  chrome: () => extension('chrome', manifest),
  firefox: () => extension('firefox', firefoxManifest()),
  'page-hook': () => injectedScript('page-hook'),
  relay: () => injectedScript('relay'),
  cli: commandLine,
}

export default defineConfig(({ mode }) => {
  const output = outputs[mode]
  if (!output) throw new Error(`vite.config.ts: --mode must be one of ${Object.keys(outputs).join(', ')}`)
  return { ...shared, ...output() }
})

/** Readable output: whoever reviews the package should be able to read what runs in it. */
const shared: UserConfig = {
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
}

function extension(browser: 'chrome' | 'firefox', manifest: object): UserConfig {
  return {
    publicDir: 'public',
    plugins: [crx({ manifest: manifest as Parameters<typeof crx>[0]['manifest'], browser })],
    build: {
      outDir: `dist/${browser}`,
      target: browser === 'chrome' ? 'chrome116' : 'firefox140',
      modulePreload: false,
      minify: false,
      rollupOptions: {
        // The DevTools panel and the viewer are opened by path, which crxjs cannot discover.
        input: { panel: 'src/panel/panel.html', viewer: 'src/viewer/viewer.html' },
      },
    },
  }
}

/**
 * Firefox runs the background as an event page, can read response bodies (which needs the blocking permission, though
 * nothing is ever blocked), and wants the consent declaration.
 */
function firefoxManifest(): object {
  const { minimum_chrome_version: _, background, incognito: __, ...common } = manifest
  return {
    ...common,
    action: { ...manifest.action, theme_icons: [16, 32].map(themeIcons) },
    background: { scripts: [background.service_worker], type: 'module' },
    permissions: [...manifest.permissions, 'webRequestBlocking', 'webRequestFilterResponse'],
    // Firefox has no "split"; in private windows the extension runs only where the user allows it.
    incognito: 'spanning',
    browser_specific_settings: {
      gecko: {
        id: 'oauth-xray@oauth-xray.dev',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  }
}

/** Firefox names an icon after the text of the theme it stands in: `light` text is on a dark toolbar. */
function themeIcons(size: number): object {
  return { size, light: `icons/dark-${size}.png`, dark: `icons/light-${size}.png` }
}

/**
 * A script that runs in a page must be one classic file at a fixed path: the background registers it by name, and an
 * asynchronous loader would run after the page's own scripts.
 */
function injectedScript(name: string): UserConfig {
  return {
    build: {
      outDir: 'dist/chrome',
      emptyOutDir: false,
      target: 'chrome116',
      minify: false,
      lib: {
        entry: `src/capture/${name}.iife.ts`,
        formats: ['iife'],
        name: 'oauthXray',
        fileName: () => `${name}.js`,
      },
    },
  }
}

function commandLine(): UserConfig {
  return {
    plugins: [{ name: 'executable', writeBundle: () => chmodSync('dist/cli/oauth-xray.mjs', 0o755) }],
    ssr: { noExternal: true },
    build: {
      ssr: 'src/cli/oauth-xray.ts',
      outDir: 'dist/cli',
      target: 'node20.19',
      minify: false,
      rollupOptions: {
        output: { entryFileNames: 'oauth-xray.mjs', banner: '#!/usr/bin/env node', codeSplitting: false },
      },
    },
  }
}
