import type { DevtoolsTheme } from '../ui/models/theme.ts'

/** What the browsers offer: Firefox an event, Chrome (from 99 on) one handler. */
export interface ThemeApi {
  readonly themeName: string
  readonly onThemeChanged?: { addListener(listener: (name: string) => void): void }
  readonly setThemeChangeHandler?: (handler: (name: string) => void) => void
}

/** The theme of DevTools, followed while it is open where the browser tells. */
export function devtoolsTheme(panels: ThemeApi): DevtoolsTheme {
  return {
    name: panels.themeName,
    onChange(listener) {
      if (panels.onThemeChanged) panels.onThemeChanged.addListener(listener)
      else panels.setThemeChangeHandler?.(listener)
    },
  }
}
