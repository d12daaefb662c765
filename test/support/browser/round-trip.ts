import type { Page } from 'puppeteer-core'
import type { Lab } from '../../../demo/lab.ts'
import type { Scenario } from '../../../demo/scenario.ts'
import { eventually } from './eventually.ts'
import { tabIdOf } from './extension-page.ts'
import { waitForEnd } from './lab-run.ts'
import { press } from './press.ts'
import { readVerdict, settled } from './report.ts'
import { watchWire } from './wire.ts'

export interface RecordSetup {
  readonly lab: Lab
  readonly scenario: Scenario
  readonly openTab: () => Promise<Page>
  readonly openExtensionPage: (path: string) => Promise<Page>
}

export interface PopupRecording {
  readonly popup: Page
  /** What the popup says. */
  readonly verdict: string
  /** What the lab saw of this login: none of it may be in the file. */
  readonly secrets: ReadonlyMap<string, ReadonlySet<string>>
}

/** What a person in support does: popup, Record, reproduce, Stop. */
export async function recordInPopup({
  lab,
  scenario,
  openTab,
  openExtensionPage,
}: RecordSetup): Promise<PopupRecording> {
  const wire = watchWire()
  const tab = await openTab()
  await tab.goto(lab.url)
  const asking = await openExtensionPage('src/viewer/viewer.html')
  const popup = await openExtensionPage(`src/popup/popup.html?tab=${await tabIdOf(tab, asking)}`)
  await asking.close()
  await press(popup, 'Record')
  await eventually('the popup records', () => popup.evaluate(isRecording))
  await tab.goto(lab.runUrl(scenario.id)).catch(() => undefined)
  await waitForEnd(tab, lab, scenario)
  // A person stops when no more steps are counted, and reads when the verdict stands.
  await eventually('the steps are counted', async () => (await popup.evaluate(countedSteps)) !== undefined)
  await settled(() => popup.evaluate(countedSteps))
  await press(popup, 'Stop')
  const verdict = await settled(() => readVerdict(popup))
  wire.stop()
  return { popup, verdict, secrets: wire.secrets() }
}

/** Export for support, up to the preview that says what leaves. */
export async function openPreview(popup: Page): Promise<string> {
  await press(popup, 'Export for support')
  return eventually('the preview is ready', () => popup.evaluate(readHeadline))
}

/** Every secret that a text holds, by its name: as it is, percent-encoded, or in base64. */
export function secretsIn(text: string, secrets: PopupRecording['secrets']): readonly string[] {
  return [...secrets].flatMap(([name, values]) =>
    [...values].flatMap((value) => {
      const forms = [value, encodeURIComponent(value), Buffer.from(value).toString('base64url'), ...value.split('.')]
      return forms.some((form) => form.length >= 6 && text.includes(form)) ? [`${name}: ${value}`] : []
    }),
  )
}

function isRecording(): boolean {
  return [...document.querySelectorAll('button')].some((each) => each.textContent === 'Stop')
}

function countedSteps(): string | undefined {
  return /[1-9]\d* steps? so far/.exec(document.body.textContent ?? '')?.[0]
}

function readHeadline(): string | undefined {
  const text = document.querySelector('dialog[open] [role=status]')?.textContent ?? ''
  return /secrets remain|Nothing was written/.test(text) ? text : undefined
}
