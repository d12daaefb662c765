/** APIs of providers whose audience does not spell their host: what a token for them is called, and where it is used. */
const ownApis: readonly { readonly audience: RegExp; readonly name: string; readonly host: string }[] = [
  {
    audience: /^(?:00000003-0000-0000-c000-000000000000|https:\/\/graph\.microsoft\.com\/?)$/,
    name: 'Microsoft Graph',
    host: 'graph.microsoft.com',
  },
  {
    audience: /^(?:00000002-0000-0000-c000-000000000000|https:\/\/graph\.windows\.net\/?)$/,
    name: 'Azure AD Graph',
    host: 'graph.windows.net',
  },
  {
    audience:
      /^(?:797f4846-ba00-4fd7-ba43-dac1f8f63013|https:\/\/management\.azure\.com\/?|https:\/\/management\.core\.windows\.net\/?)$/,
    name: 'Azure Resource Manager',
    host: 'management.azure.com',
  },
]

/** The provider's own API that an audience means; undefined when it means another. */
export function ownApiOf(audience: string) {
  return ownApis.find((each) => each.audience.test(audience))
}
