import { expect, test } from 'vitest'
import { accessTo } from '../../src/background/site-access.ts'

const site = 'https://app.example:8443/home?x=1'
const origin = 'https://app.example/*'

/** As browsers answer: `seen` only for a page that we may see. */
test.each<[string, { seen?: string; address?: string; granted?: string }, object]>([
  ['a site that is granted', { seen: site, address: site, granted: origin }, {}],
  [
    'a site that the person keeps us out of can be asked for, without its port',
    { address: site },
    { limited: { what: 'site', grantable: [origin] } },
  ],
  [
    'a site that is granted and hidden nevertheless is closed by somebody else',
    { address: site, granted: origin },
    { limited: { what: 'site' } },
  ],
  ['a page of Chrome', { address: 'chrome://settings/' }, { limited: { what: 'browserPage' } }],
  ['a page of Firefox', { seen: 'about:addons' }, { limited: { what: 'browserPage' } }],
  ['our own page', { seen: 'moz-extension://5b1a/src/viewer/viewer.html' }, { limited: { what: 'browserPage' } }],
  ['a new tab in Chrome', { address: 'chrome://newtab/' }, { blank: true }],
  ['a new tab in Edge', { address: 'edge://newtab/' }, { blank: true }],
  ['a new tab in Firefox', { seen: 'about:home' }, { blank: true }],
  ['an empty tab', { address: 'about:blank' }, { blank: true }],
  ['a tab that has gone', {}, {}],
])('%s', async (_, { seen, address, granted }, access) => {
  const asked = await accessTo({
    seenAddress: async () => seen,
    address: async () => address,
    isGranted: async (origins) => origins.every((it) => it === granted),
  })
  expect(asked).toEqual(access)
})
