import { defineProvider } from './define-provider.ts'

/** IBM Security Verify, Verify Access (ISAM). */
export default defineProvider({
  id: 'ibm-verify',
  name: 'IBM Security Verify',
  recognises: {
    hosts: ['.verify.ibm.com', '.ice.ibmcloud.com'],
    addresses: [/^[^?]*\/sps\/oauth\/oauth20\//],
    errors: [/\bCWOAU\d{4}E\b/],
  },
  errors: [
    {
      match: 'CWOAU0065E',
      topic: 'scopeMissing',
      meaning: 'The required parameter scope is missing.',
      fix: 'Send scope=openid.',
    },
    { match: 'CWOAU0062E', topic: 'redirectUriNotRegistered' },
    { match: 'CWOAU0061E', topic: 'clientUnknown' },
  ],
  deviations: {},
})
