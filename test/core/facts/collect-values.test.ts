import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../../src/core/facts/collect-values.ts'
import type { OAuthMessage } from '../../../src/core/model/message.ts'
import { answered, apiCall, issuer, tokenRequest } from '../../support/signed.ts'

const revoked = (token: string): OAuthMessage => ({
  type: 'RevocationRequest',
  exchange: 'v',
  at: 2,
  endpoint: `${issuer}/revoke`,
  parameters: [{ name: 'token', value: token, carrier: 'form' }],
  token,
})
const pushed = (name: string, value: string): OAuthMessage => ({
  type: 'PushedAuthorizationRequest',
  exchange: 'p',
  at: 0,
  endpoint: `${issuer}/par`,
  parameters: [{ name, value, carrier: 'form' }],
})
const fedcm = (body: Readonly<Record<string, unknown>>): OAuthMessage => ({
  type: 'FedCMMessage',
  exchange: 'f',
  at: 0,
  step: 'assertion',
  url: `${issuer}/fedcm`,
  body,
})

describe('tokens', () => {
  test.each<[string, readonly OAuthMessage[], readonly string[]]>([
    ['of a token answer', [answered({ id_token: 'i', access_token: 'a', refresh_token: 'r' })], ['i', 'a', 'r']],
    ['one that came twice counts once', [answered({ access_token: 'a' }), apiCall({ access_token: 'a' })], ['a']],
    ['a parameter of which the message has no member of its own', [pushed('request', 'q')], ['q']],
    ['a member of the body of which it has none', [fedcm({ token: 't' })], ['t']],
    ['a body that holds something else under the name', [fedcm({ token: { value: 't' }, id_token: null })], []],
    ['an empty one is none', [answered({ id_token: '' })], []],
    ['other parameters are none', [pushed('scope', 'openid')], []],
  ])('%s', (_, messages, tokens) => {
    expect([...valuesOf(messages).tokens]).toEqual(tokens)
  })
})

describe('that a token is opaque', () => {
  test.each<[string, readonly OAuthMessage[], readonly string[]]>([
    ['is usual for a refresh token', [answered({ refresh_token: 'r' })], ['r']],
    ['and worth to know of an access token', [answered({ access_token: 'a' })], []],
    ['also when it was revoked later', [answered({ access_token: 'a' }), revoked('a')], []],
    ['or earlier', [revoked('a'), answered({ access_token: 'a' })], []],
    ['is usual for a token that was only seen when it was revoked', [revoked('x')], ['x']],
    [
      'is usual for one that is exchanged',
      [tokenRequest({ subject_token: 's', parameters: [{ name: 'actor_token', value: 'b', carrier: 'form' }] })],
      ['s', 'b'],
    ],
    ['is usual for an assertion, which may be SAML', [tokenRequest({ assertion: 's' })], ['s']],
    ['is odd for the assertion of a client', [tokenRequest({ client_assertion: 's' })], []],
    ['is usual for a request object that stands for an address', [pushed('request', 'q')], ['q']],
  ])('%s', (_, messages, onlyIfJwt) => {
    expect([...valuesOf(messages).onlyIfJwt]).toEqual(onlyIfJwt)
  })
})

describe('who signed a token', () => {
  const shared = { signer: 'server', mac: 'clientSecret' }
  const apart = { signer: 'server', mac: 'unknown' }
  const client = { signer: 'client', mac: 'clientSecret' }

  test.each<[string, readonly OAuthMessage[], object | undefined]>([
    ['an ID token: the server, maybe with the client secret', [answered({ id_token: 'x' })], shared],
    ['an access token: the server, with keys of its own', [answered({ access_token: 'x' })], apart],
    ['the assertion of a client: the client', [tokenRequest({ client_assertion: 'x' })], client],
    ['a request object: the client', [pushed('request', 'x')], client],
    ['a refresh token: nobody else reads it', [answered({ refresh_token: 'x' })], undefined],
    ['an assertion: anybody', [tokenRequest({ assertion: 'x' })], undefined],
    ['an ID token that is revoked later', [answered({ id_token: 'x' }), revoked('x')], shared],
    [
      'an ID token that was exchanged earlier',
      [tokenRequest({ subject_token: 'x' }), answered({ id_token: 'x' })],
      shared,
    ],
    ['an ID token that serves as access token', [answered({ access_token: 'x', id_token: 'x' })], shared],
    ['an access token that is revoked later', [answered({ access_token: 'x' }), revoked('x')], apart],
    [
      'what a client signed is not taken for the server’s when it is exchanged',
      [tokenRequest({ client_assertion: 'x' }), tokenRequest({ subject_token: 'x' })],
      client,
    ],
  ])('%s', (_, messages, by) => {
    expect(valuesOf(messages).signed.get('x')).toEqual(by)
  })
})

describe('what else is computed', () => {
  const login: readonly OAuthMessage[] = [
    pushed('state', 'st'),
    pushed('nonce', 'no'),
    pushed('scope', 'sc'),
    tokenRequest({ code: 'co', code_verifier: 've', redirect_uri: 'ru' }),
    answered({ access_token: 'at', id_token: 'it' }),
  ]

  test('verifiers are digested', () => {
    expect([...valuesOf(login).verifiers]).toEqual(['ve'])
  })
  test('state, code and access token are hashed, as an ID token may hold their hashes', () => {
    expect([...valuesOf(login).hashed].sort()).toEqual(['at', 'co', 'st'])
  })
  test('secret and random values have a shape; scopes and addresses do not', () => {
    expect([...valuesOf(login).shaped].sort()).toEqual(['at', 'co', 'it', 'no', 'st', 've'])
  })
})
