import { groups, type Scenario } from '../scenario.ts'
import { readConfig } from './config.ts'
import { element, show } from './element.ts'
import { lastOf } from './run-state.ts'

const { scenarios } = readConfig()
const byHand = element('input', { type: 'checkbox', id: 'by-hand' })
byHand.addEventListener('change', draw)
draw()

function draw(): void {
  show(
    element('h1', {}, 'OAuth X-ray lab'),
    element(
      'p',
      { class: 'lead' },
      'A real authorization server, a real app and a real API on this machine. Open DevTools at the OAuth X-ray tab, run a scenario, and read there what happened.',
    ),
    element('label', { class: 'by-hand' }, byHand, ' Let me press the buttons on the sign-in pages myself'),
    ...groups.map((group) =>
      section(
        group,
        scenarios.filter((scenario) => scenario.group === group),
      ),
    ),
  )
}

function section(title: string, members: readonly Scenario[]): HTMLElement {
  const heading = `group-${title.toLowerCase().replace(/\W+/g, '-')}`
  return element(
    'section',
    { 'aria-labelledby': heading },
    element('h2', { id: heading }, title),
    element('ul', { class: 'scenarios' }, ...members.map(card)),
  )
}

function card(scenario: Scenario): HTMLElement {
  const last = lastOf(scenario.id)
  const href = `/run/${scenario.id}${byHand.checked ? '?by-hand' : ''}`
  return element(
    'li',
    { class: 'card', 'data-scenario': scenario.id },
    element('h3', {}, scenario.title),
    element('p', {}, scenario.happens),
    element('p', { class: 'finds' }, element('strong', {}, 'Finds: '), scenario.finds),
    element(
      'p',
      { class: 'actions' },
      element('a', { class: 'run', href, 'aria-label': `Run: ${scenario.title}` }, 'Run'),
      last ? element('span', { class: 'last' }, lastText(scenario, last)) : undefined,
      scenario.expected.cause ? element('code', {}, scenario.expected.cause) : undefined,
    ),
  )
}

function lastText({ endsAt }: Scenario, last: string): string {
  if (last === 'worked') return '✓ done'
  if (last === 'failed') return '✗ failed, as it should'
  return endsAt === 'server' ? '✗ stopped at the server' : 'not finished'
}
