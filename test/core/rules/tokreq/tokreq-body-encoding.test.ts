import rule from '../../../../src/core/rules/tokreq/tokreq-body-encoding.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, tokenError, tokenRequest } from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

const json = JSON.stringify({
  grant_type: 'authorization_code',
  code: example.code,
  client_id: example.clientId,
  redirect_uri: example.redirectUri,
})
const refused = tokenError('invalid_request', "missing required parameter 'grant_type'")

const asJson = { body: json, headers: { 'content-type': 'application/json' } }

testRule(rule, {
  failed: [
    {
      name: 'JSON with the Content-Type of JSON',
      trace: [
        authorizationCodeFlow({ token: { ...refused, body: json, headers: { 'content-type': 'application/json' } } }),
      ],
      message: 'body',
    },
    {
      name: 'JSON with the Content-Type of a form',
      trace: [authorizationCodeFlow({ token: { ...refused, body: json } })],
      message: 'jsonInForm',
    },
    {
      name: 'the parameters are in the query',
      trace: [
        authorizationCodeFlow({
          token: {
            ...refused,
            url: `${example.server}/token?grant_type=authorization_code&code=${example.code}&client_id=${example.clientId}`,
            body: '',
          },
        }),
      ],
      message: 'query',
    },
    {
      name: 'an unknown server takes JSON',
      trace: [authorizationCodeFlow({ token: { body: json, headers: { 'content-type': 'application/json' } } })],
      message: 'body',
      severity: 'warning',
    },
    {
      name: 'a form with another Content-Type',
      trace: [
        authorizationCodeFlow({ token: { ...refused, headers: { 'content-type': 'text/plain;charset=UTF-8' } } }),
      ],
      message: 'header',
    },
    {
      name: 'JSON, and no answer came',
      trace: [authorizationCodeFlow({ token: asJson }).map((each) => (each.request.body ? unanswered(each) : each))],
      message: 'body',
      severity: 'error',
    },
    {
      name: 'JSON is refused, and a form is taken',
      trace: [authorizationCodeFlow({ token: { ...refused, ...asJson } }), tokenRequest({ at: example.start + 500 })],
      message: 'body',
      severity: 'error',
    },
  ],
  passed: [
    { name: 'a form', trace: [authorizationCodeFlow()] },
    {
      name: 'a form with a charset',
      trace: [
        authorizationCodeFlow({
          token: { headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } },
        }),
      ],
    },
    {
      name: 'a form with a parameter in the address beside it',
      trace: [authorizationCodeFlow({ token: { ...refused, url: `${example.server}/token?tenant=blue` } })],
    },
    {
      name: 'a form without a Content-Type',
      trace: [authorizationCodeFlow({ token: { ...refused, headers: { 'content-type': undefined } } })],
    },
    {
      name: 'Auth0 takes a form too',
      trace: [
        authorizationCodeFlow({
          server: 'https://tenant.eu.auth0.com',
          token: { url: 'https://tenant.eu.auth0.com/oauth/token' },
        }),
      ],
    },
    {
      name: 'Facebook takes a form too',
      trace: [
        authorizationCodeFlow({
          server: 'https://www.facebook.com',
          token: { url: 'https://graph.facebook.com/v19.0/oauth/access_token' },
        }),
      ],
    },
  ],
  inapplicable: [
    {
      name: 'Facebook takes the parameters in the query',
      trace: [
        authorizationCodeFlow({
          server: 'https://www.facebook.com',
          token: {
            url: `https://graph.facebook.com/v19.0/oauth/access_token?grant_type=authorization_code&code=${example.code}&client_id=${example.clientId}`,
            body: '',
          },
        }),
      ],
    },
    {
      name: 'Auth0 takes JSON',
      trace: [
        authorizationCodeFlow({
          server: 'https://tenant.eu.auth0.com',
          token: {
            url: 'https://tenant.eu.auth0.com/oauth/token',
            body: json,
            headers: { 'content-type': 'application/json' },
          },
        }),
      ],
    },
    { name: 'no token request', trace: [authorizationCodeFlow({ token: false })] },
  ],
})
