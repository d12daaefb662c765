import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { quote, said } from '../said.ts'

export default defineRule({
  id: 'tokreq-entra-platform',
  title: 'The redirect URI is registered under the wrong platform',
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC6749-2.1', 'RFC6749-5.2'],
  requires: ['tokenRequest', 'tokenResponse.body'],
  why: 'The server tells browser apps from server apps by the platform of the redirect URI, and lets only the right kind exchange its codes.',
  fix: 'App registration → Authentication: put the URI under "Single-page application" for code that runs in the browser, under "Web" for a server; use the same tenant in both requests. {fix}',
  messages: { platform: '{meaning}' },
  check({ tokenRequest, tokenResponse }, context) {
    const meaning = said(tokenResponse, context)
    if (meaning?.rule !== 'tokreq-entra-platform' && meaning?.topic !== 'platformMismatch') return
    return {
      message: 'platform',
      data: { meaning: meaning.meaning || quote(tokenResponse), fix: meaning.fix ?? '' },
      evidence: [at(tokenResponse, 'error_description'), at(tokenRequest, 'redirect_uri')],
    }
  },
})
