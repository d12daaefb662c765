import { expect, it } from 'vitest'
import { recognizeMessages } from '../../../src/core/protocol/recognize.ts'

const nav = { resourceType: 'mainFrame', tab: 1, frame: 0 } as const
it('reads the code flow of one tab', () => {
  const messages = recognizeMessages([
    {
      id: 'a',
      startedAt: 1,
      endedAt: 2,
      context: nav,
      provenance: {},
      redirectedTo: 'b',
      request: {
        method: 'GET',
        url: 'https://as.example/authorize?client_id=c&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s',
        headers: [],
      },
      response: { status: 302, headers: [], redirectUrl: 'https://as.example/login' },
    },
    {
      id: 'b',
      startedAt: 2,
      endedAt: 3,
      context: nav,
      provenance: {},
      redirectedFrom: 'a',
      request: { method: 'GET', url: 'https://as.example/login', headers: [] },
      response: { status: 200, headers: [] },
    },
    {
      id: 'c',
      startedAt: 3,
      endedAt: 4,
      context: nav,
      provenance: {},
      request: { method: 'GET', url: 'https://app.example/cb?code=xyz&state=s', headers: [] },
      response: { status: 200, headers: [] },
    },
    {
      id: 'd',
      startedAt: 5,
      endedAt: 6,
      context: { resourceType: 'fetch', tab: 1 },
      provenance: {},
      request: {
        method: 'POST',
        url: 'https://as.example/token',
        headers: [],
        body: { text: 'grant_type=authorization_code&code=xyz' },
      },
      response: { status: 200, headers: [], body: { text: '{"access_token":"abcdefgh","token_type":"Bearer"}' } },
    },
    {
      id: 'e',
      startedAt: 7,
      endedAt: 8,
      context: { resourceType: 'fetch', tab: 1 },
      provenance: {},
      request: {
        method: 'GET',
        url: 'https://api.example/x',
        headers: [{ name: 'authorization', value: 'Bearer abcdefgh' }],
      },
      response: { status: 200, headers: [], body: { text: '{}' } },
    },
  ])
  expect(messages.map(({ type, exchange }) => `${exchange} ${type}`)).toEqual([
    'a AuthorizationRequest',
    'b SignInPage',
    'c AuthorizationResponse',
    'd TokenRequest',
    'd TokenResponse',
    'e ResourceRequest',
    'e ResourceResponse',
  ])
})
