import { renderToString } from 'preact-render-to-string'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Trace } from '../../../src/core/model/trace.ts'
import { createInspector, type Inspector } from '../../../src/ui/models/inspector.ts'
import { PanelView } from '../../../src/ui/views/panel/panel-view.tsx'
import { PopupView } from '../../../src/ui/views/popup/popup-view.tsx'
import { type FakeWorld, fakeAdapter } from '../../support/fake-adapter.ts'
import { worlds } from '../../support/harness/worlds.ts'

const opened: Inspector[] = []

afterEach(() => {
  for (const inspector of opened.splice(0)) inspector.dispose()
})

function open(world: string) {
  return show(worlds[world]?.())
}

async function show(world: FakeWorld | undefined) {
  const inspector = createInspector(fakeAdapter(world), { pause: 0 })
  opened.push(inspector)
  await inspector.preferences.ready
  await vi.waitFor(() => expect(inspector.inspection.value).toBeDefined())
  return inspector
}

async function panel(world: string) {
  return renderToString(<PanelView inspector={await open(world)} />)
}

async function popup(world: string) {
  return renderToString(<PopupView inspector={await open(world)} />)
}

/** Texts of the buttons, or their names where they have no text. */
function buttons(html: string): readonly string[] {
  return [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)].map(([, attributes = '', content = '']) => {
    const name = /aria-label="([^"]*)"/.exec(attributes)?.[1]
    return name ?? textOf(content.replace(/<span[^>]*aria-hidden="true"[^>]*>.*?<\/span>/gs, ''))
  })
}

function textOf(html: string) {
  return html.replace(/<[^>]*>/g, '').trim()
}

describe('names that tests and scripts rely on', () => {
  test('the panel has its regions', async () => {
    const html = await panel('failed')
    for (const region of ['Verdict', 'Sequence', 'Step details', 'Findings']) {
      expect(html).toContain(`<section aria-label="${region}"`)
    }
    expect(html).toMatch(/role="listbox" aria-label="Flows"/)
    expect(html).toMatch(/role="tablist" aria-label="Step details"/)
  })

  test.each([
    ['panel', 'failed', ['Record', 'Clear', 'Import', 'Export', 'Learn', 'Compare', 'Copy summary', 'Open full view']],
    ['panel', 'recording', ['Stop']],
    ['panel', 'idle', ['Open a sample flow']],
    ['popup', 'idle', ['Record']],
    ['popup', 'recording', ['Stop']],
    ['popup', 'done', ['Export for support', 'Copy summary', 'Open full view', 'Record']],
  ] as const)('%s, %s: %j', async (view, world, names) => {
    expect(buttons(await (view === 'panel' ? panel : popup)(world))).toEqual(expect.arrayContaining([...names]))
  })

  test('the tabs of a step', async () => {
    const tabs = [...(await panel('failed')).matchAll(/role="tab"[^>]*>([^<]*)/g)].map(([, label]) => label)
    expect(tabs).toEqual(['Explain', 'Parameters', 'Token', 'Headers/Payload/Response', 'Raw'])
  })
})

describe('what a reader sees', () => {
  test('the verdict comes first, then why, fix, owner, evidence and spec', async () => {
    const text = textOf(await panel('failed'))
    const order = ['Login failed at step 6 of 7', 'Why', 'Fix', 'client app', 'code in #6', 'RFC 6749 §4.1.2']
    const places = order.map((each) => text.indexOf(each))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('a healthy flow says so, and says what could not be checked', async () => {
    const text = textOf(await panel('healthy'))
    expect(text).toContain('Login succeeded.')
    expect(text).toMatch(/What could not be checked \(\d+\)/)
    expect(text).toContain('the key set of the server was not captured')
  })

  test('no secret is shown before somebody asks for it', async () => {
    for (const tab of ['explain', 'parameters', 'token', 'http', 'raw']) {
      const inspector = await open('failed')
      inspector.preferences.set('detailTab', tab)
      for (let step = 1; step <= 7; step++) {
        inspector.selection.selectStep(step)
        const html = renderToString(<PanelView inspector={inspector} />)
        expect(html).not.toMatch(/SplxlOBeZQ|dBjftJeZ4CVP|mF_9\.B5f|correct horse|correct\+horse/)
      }
    }
  })

  test('a step of which a body was cut says so, in the tabs that do not show where', async () => {
    const inspector = await open('cut')
    const said = (tab: string, step: number) => {
      inspector.preferences.set('detailTab', tab)
      inspector.selection.selectStep(step)
      return textOf(renderToString(<PanelView inspector={inspector} />))
    }
    const sentence = 'Only the beginning of the body of the request was kept'
    for (const tab of ['explain', 'parameters', 'token']) expect(said(tab, 6)).toContain(sentence)
    for (const tab of ['http', 'raw']) {
      expect(said(tab, 6)).not.toContain(sentence)
      expect(said(tab, 6)).toContain('only the beginning was kept')
    }
    expect(said('explain', 2)).not.toContain('Only the beginning')
    expect(textOf(await panel('failed'))).not.toContain('Only the beginning')
  })

  test.each([
    [1, '1 older flow was dropped'],
    [807, '807 older flows were dropped'],
  ])('the list says how many flows were dropped: %d', async (dropped, words) => {
    const { trace = { exchanges: [] } } = worlds.failed?.() ?? {}
    const html = (shown: Trace) => show({ trace: shown }).then((it) => renderToString(<PanelView inspector={it} />))
    expect(textOf(await html({ ...trace, dropped }))).toContain(words)
    expect(textOf(await html(trace))).not.toContain('dropped')
  })

  test('so does an empty screen: what it would show may be what was dropped', () => {
    const inspector = createInspector(fakeAdapter(worlds.allDropped?.()), { pause: 0 })
    opened.push(inspector)
    expect(textOf(renderToString(<PanelView inspector={inspector} />))).toContain('807 older flows were dropped')
  })

  test('captured markup stays text, and addresses are no links', async () => {
    const html = await panel('hostile')
    expect(html).not.toContain('<img')
    expect(html).toContain('U+202E')
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) {
      expect(href).toMatch(
        /^https:\/\/(www\.rfc-editor\.org|openid\.net|datatracker\.ietf\.org|fetch\.spec\.whatwg\.org)\//,
      )
    }
  })

  test('long lists draw only what is in sight', async () => {
    const inspector = await open('busy')
    inspector.preferences.set('filter', '-is:incomplete')
    for (const row of inspector.rows.value) if (row.type === 'group') inspector.toggleGroup(row.id)
    expect(inspector.rows.value.length).toBeGreaterThan(300)
    const options = renderToString(<PanelView inspector={inspector} />).match(/id="option-/g) ?? []
    expect(options.length).toBeLessThan(40)
  })

  test('Learn adds why a step exists and which attack it stops', async () => {
    expect(textOf(await panel('failed'))).not.toContain('Which attack it stops')
    expect(textOf(await panel('learning'))).toContain('Which attack it stops')
  })

  test('the popup shows a running timer and the count of steps', async () => {
    const text = textOf(await popup('recording'))
    expect(text).toMatch(/1:2\d/)
    expect(text).toContain('4 steps so far')
  })
})
