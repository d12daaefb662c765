import { at } from '../evidence.ts'
import { isSetUpRefusal, isUserRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'
import { said } from '../said.ts'

export default defineRule({
  id: 'authres-user-denied',
  title: 'The user (or a policy) said no',
  severity: 'info',
  certainty: 'serverSaid',
  owner: 'user',
  specs: ['RFC6749-4.1.2.1'],
  requires: ['authorizationResponse'],
  why: 'This is an answer, not a fault: the person pressed Cancel, or an administrator does not let them in.',
  fix: 'Show a friendly message and offer to try again. If the description names a policy or an assignment, have an administrator change it.',
  messages: {
    cancelled: 'The user ended the sign-in: the server answered {error}. Nothing is broken.',
    policy: 'A policy of the server, not the user, ended the sign-in: {description}',
  },
  check({ authorizationResponse }, context) {
    if (!isUserRefusal(authorizationResponse)) return
    const { error = '', error_description: description = '' } = authorizationResponse
    const evidence = [at(authorizationResponse, 'error')]
    const topic = said(authorizationResponse, context)?.topic
    if (isSetUpRefusal(authorizationResponse, topic)) return { inapplicable: 'the server refused the request itself' }
    const byPolicy = topic === 'userNotAssigned' || topic === 'policyDenied' || topic === 'adminConsentRequired'
    if (!byPolicy) return { message: 'cancelled', data: { error }, evidence }
    return { message: 'policy', data: { description }, evidence, severity: 'warning', owner: 'authorizationServer' }
  },
})
