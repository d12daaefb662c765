import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'discovery-url-malformed',
  title: 'The address of the configuration is built wrongly',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCD-4.1', 'RFC8414-3.1'],
  requires: ['metadataRequest'],
  why: 'The app asks for its configuration where no server has it.',
  fix: "Configure the issuer alone, without /.well-known/…, follow the library's rule for a slash at the end, and set the variable that is missing.",
  messages: {
    twice: 'The configuration address has /.well-known/ twice: {url}.',
    variable: 'The configuration address contains {literal}, a variable that was not set: {url}.',
    slashes: 'The path of the configuration address has two slashes in a row: {url}.',
    slashAtEnd: 'The configuration address ends with a slash: {url}.',
  },
  check({ metadataRequest }, { flow }) {
    const { endpoint: url, exchange } = metadataRequest
    // A server that answers all the same is not bothered by it.
    const answer = flow.messages.find((each) => each.type === 'MetadataResponse' && each.exchange === exchange)
    if (answer?.type === 'MetadataResponse' && answer.body !== undefined && answer.status < 300) return
    const flaw = flawOf(url)
    if (!flaw) return
    const literal = /undefined|null|NaN|\[object%20Object\]|\{\w+\}|%7B\w+%7D/i.exec(url)?.[0] ?? ''
    return {
      message: flaw,
      data: { url, literal: decodeURIComponent(literal) },
      evidence: [atPlace(metadataRequest, 'url')],
    }
  },
})

function flawOf(url: string) {
  if (url.split('/.well-known/').length > 2) return 'twice'
  if (/\/(?:undefined|null|NaN|\[object%20Object\]|\{\w+\}|%7B\w+%7D)(?:[/.:]|$)/i.test(url)) return 'variable'
  if (url.replace('://', '').includes('//')) return 'slashes'
  return /\/(?:openid-configuration|oauth-authorization-server)\/$/.test(url) ? 'slashAtEnd' : undefined
}
