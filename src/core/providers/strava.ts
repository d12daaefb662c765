import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'strava',
  name: 'Strava',
  recognises: { hosts: ['www.strava.com'] },
  errors: [],
  deviations: {
    commaSeparatedScope: 'Scopes are listed with commas (Strava: authentication).',
    withoutOpenIdConnect: 'Strava gives no ID token.',
    userInfoWithoutSub: 'The athlete API has id, no sub.',
    withoutPkce: 'Strava does not do PKCE.',
  },
})
