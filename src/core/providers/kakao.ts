import { defineProvider } from './define-provider.ts'

export default defineProvider({
  id: 'kakao',
  name: 'Kakao',
  recognises: { hosts: ['kauth.kakao.com', 'accounts.kakao.com'] },
  errors: [
    { match: 'KOE006', topic: 'redirectUriNotRegistered' },
    { match: 'KOE101', topic: 'clientUnknown' },
    { match: 'KOE010', topic: 'clientSecretWrong' },
    { match: 'KOE303', topic: 'redirectUriMismatch' },
    { match: 'KOE320', topic: 'codeInvalid', meaning: 'The code was used before or has expired.' },
    { match: 'KOE237', topic: 'rateLimited' },
  ],
  deviations: { clientSecretInBody: 'client_secret goes into the body (Kakao Login: REST API).' },
})
