import { expect, test } from 'vitest'
import { siteFrom } from '../../../src/ui/models/never-sites.ts'

test.each([
  ['a host name', 'app.example', 'app.example'],
  ['with spaces around it, in capitals', '  App.Example ', 'app.example'],
  ['a whole address', 'https://login.app.example:8443/cb?code=c#x', 'login.app.example'],
  ['a host with its port', 'localhost:3000', 'localhost'],
  ['an IPv4 address', '127.0.0.1', '127.0.0.1'],
  ['an IPv6 address', 'http://[::1]:80/', '[::1]'],
  ['with an asterisk for all hosts under it, which the name alone means too', '*.app.example', 'app.example'],
  ['a name in another script', 'bücher.example', 'xn--bcher-kva.example'],
  ['nothing', ' ', undefined],
  ['a sentence', 'my bank', undefined],
])('%s', (_, text, site) => {
  expect(siteFrom(text)).toBe(site)
})
