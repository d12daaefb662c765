import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { KeyWish } from '../../../src/ui/models/token-views.ts'
import { ClientSecretDialog } from '../../../src/ui/views/keys/client-secret-dialog.tsx'
import { KeyActions } from '../../../src/ui/views/keys/key-actions.tsx'

const nothing = () => undefined
const shown = (wants: KeyWish) =>
  renderToString(
    <KeyActions
      wants={wants}
      url="https://login.example/jwks"
      onPaste={nothing}
      onSecret={nothing}
      onFetch={async () => undefined}
    />,
  )

test.each<[KeyWish, readonly string[]]>([
  ['serverKeys', ['Paste key set', 'Fetch keys']],
  ['clientKeys', ['Paste key set of the client']],
  ['clientSecret', ['Give client secret']],
])('a signature that wants %s offers just the ways to it', (wants, ways) => {
  expect([...shown(wants).matchAll(/<button[^>]*>(?:<[^>]*>)*([^<]+)/g)].map(([, name]) => name)).toEqual(ways)
})

test('the secret is typed unseen, and the dialog says where it stays', () => {
  const dialog = renderToString(<ClientSecretDialog onSecret={nothing} onClose={nothing} />)
  expect(dialog).toContain('type="password"')
  expect(dialog).toMatch(/is in no export/)
})
