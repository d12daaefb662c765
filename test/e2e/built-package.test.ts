import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chromeFolder, firefoxFolder } from '../support/browser/extension-folder.ts'

describe.each([
  ['Chrome', chromeFolder],
  ['Firefox', firefoxFolder],
])('the package for %s', (_, folder) => {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const manifest = JSON.parse(read('manifest.json'))

  test('offers none of its files to pages', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources')
    expect(manifest).not.toHaveProperty('content_scripts')
  })

  test('can reach nobody and evaluate nothing', () => {
    const policy: string = manifest.content_security_policy.extension_pages
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy.split('; ')).toContain(part)
    }
  })

  test.each(['panel', 'popup', 'viewer', 'devtools'])('has src/%s/ as a page without inline scripts', (name) => {
    const html = read(`src/${name}/${name}.html`)
    expect(html).toMatch(/<script[^>]* src=/)
    expect(html).not.toMatch(/<script(?![^>]* src=)/)
    expect(html).not.toMatch(/\son[a-z]+=/)
  })

  test('loads no code from elsewhere, not even by a preload that fetches', () => {
    const scripts = readdirSync(join(folder, 'assets')).filter((it) => it.endsWith('.js'))
    const suspicious = /\bfrom\s*["']https?:|\bimport\s*\(\s*["']https?:|fetch\(link\.href/
    expect(scripts.filter((it) => suspicious.test(read(`assets/${it}`)))).toEqual([])
  })
})

test.each(['page-hook.js', 'relay.js'])('%s is one classic script at a fixed path', (name) => {
  const script = readFileSync(join(chromeFolder, name), 'utf8')
  expect(script).not.toMatch(/^\s*(import|export)\b/m)
  expect(script).toMatch(/^\(function\s*\(\)|^\(\(\)\s*=>/)
})

test('Firefox asks for what it alone can do, and Chrome does not', () => {
  const permissions = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).permissions
  const both = ['webRequest', 'webNavigation', 'storage', 'scripting', 'alarms']
  expect(permissions(chromeFolder)).toEqual(both)
  expect(permissions(firefoxFolder)).toEqual([...both, 'webRequestBlocking', 'webRequestFilterResponse'])
})

test('the command line is one executable file', () => {
  const path = join(chromeFolder, '..', 'cli', 'oauth-xray.mjs')
  expect(readFileSync(path, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o111).toBe(0o111)
})
