import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-token-in-query',
  title: 'A token was put in the query string',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC9700-4.3.2', 'OMRT-5', 'RFC6750-5.3'],
  requires: ['authorizationResponse'],
  why: 'A query string is written to server logs and browser history and sent on in Referer headers; whoever reads it there holds the token.',
  fix: 'Use the code flow. To hand a result from a backend to a page, use a cookie or a one-time code.',
  messages: { inQuery: 'The answer carries {parameter} in the query string of the callback.' },
  check({ authorizationResponse: response }, { shape }) {
    const sent = response.parameters.find(
      ({ name, value, carrier }) =>
        carrier === 'query' &&
        shape(value).length >= 20 &&
        (name === 'access_token' || name === 'id_token' || name === 'refresh_token'),
    )
    if (!sent) return
    return { message: 'inQuery', data: { parameter: sent.name }, evidence: [at(response, sent.name)] }
  },
})
