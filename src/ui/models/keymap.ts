import { detailTabs } from './detail-tabs.ts'
import type { Inspector } from './inspector.ts'

export interface KeyCommand {
  readonly keys: readonly string[]
  readonly meaning: string
  readonly run: (inspector: Inspector, key: string) => void
}

/** What a view lets keys do beside moving the selection. */
export interface KeyTargets {
  readonly focusFilter: () => void
  readonly showHelp: () => void
  /** Returns whether there was anything to go back from; if not, Escape is left to DevTools. */
  readonly back: () => boolean
}

export const moveCommands: readonly KeyCommand[] = [
  { keys: ['ArrowDown', 'j'], meaning: 'Next flow', run: (it) => it.selection.moveFlow(1, it.rows.value) },
  { keys: ['ArrowUp', 'k'], meaning: 'Previous flow', run: (it) => it.selection.moveFlow(-1, it.rows.value) },
  { keys: ['ArrowRight'], meaning: 'Next step', run: (it) => it.selection.moveStep(1) },
  { keys: ['ArrowLeft'], meaning: 'Previous step', run: (it) => it.selection.moveStep(-1) },
  {
    keys: ['1', '2', '3', '4', '5'],
    meaning: 'Explain, Parameters, Token, Headers/Payload/Response, Raw',
    run: (it, key) => {
      const tab = detailTabs[Number(key) - 1]
      if (tab) it.preferences.set('detailTab', tab.id)
    },
  },
]

/** For the help dialog. */
export const otherKeys: readonly { readonly keys: readonly string[]; readonly meaning: string }[] = [
  { keys: ['/'], meaning: 'Filter' },
  { keys: ['?'], meaning: 'This help' },
  { keys: ['Escape'], meaning: 'Back' },
]

/** Runs the command of a key. Combinations belong to DevTools and the browser, letters in a text field to the field. */
export function handleKey(event: KeyboardEvent, inspector: Inspector, targets: KeyTargets): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (event.key === 'Escape') {
    if (targets.back()) event.preventDefault()
    return
  }
  if (isTextField(event.target)) return
  const run = commandOf(event.key, inspector, targets)
  if (!run) return
  event.preventDefault()
  run()
}

function commandOf(key: string, inspector: Inspector, targets: KeyTargets) {
  if (key === '/') return targets.focusFilter
  if (key === '?') return targets.showHelp
  const command = moveCommands.find(({ keys }) => keys.includes(key))
  return command && (() => command.run(inspector, key))
}

function isTextField(target: EventTarget | null) {
  return target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, select') !== null
}
