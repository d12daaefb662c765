import type { Explanation } from './explanation.ts'

/** What a token request is by its grant_type; the code is the usual case and stands in steps.ts. */
export const grantExplanations: Readonly<Record<string, Partial<Explanation>>> = {
  refresh_token: {
    title: 'Token request (refresh)',
    what: 'The app trades its refresh token for a new access token, without the user and without a redirect.',
    why: 'Access tokens live for minutes, so that a stolen one is soon worthless. The refresh token keeps the user signed in nevertheless.',
    stops:
      'Rotation: for a public client the server gives a new refresh token each time. When an old one comes back, somebody has copied it, and the server ends the whole family.',
    lookAt:
      'Whether the answer has a new refresh_token: then only that one may be sent next. Two tabs that refresh at once look like theft. invalid_grant means expired, revoked or already used: the user has to sign in again.',
    specs: ['RFC6749-6', 'RFC9700-4.14.2'],
  },
  'urn:ietf:params:oauth:grant-type:device_code': {
    title: 'Token request (device)',
    what: 'The device asks whether the user has finished signing in on the other device, and asks again every few seconds.',
    why: 'Nobody can send the device an answer, so it has to ask. The device_code is its ticket; the user only ever sees the short user_code.',
    stops: 'Polling with the device_code keeps the tokens away from whoever merely sees the user_code on the screen.',
    lookAt:
      'authorization_pending is no failure: the user is not done yet. slow_down asks for five seconds more between polls. expired_token and access_denied end it.',
    specs: ['RFC8628-3.4', 'RFC8628-3.5'],
  },
  client_credentials: {
    title: 'Token request (client credentials)',
    what: 'The app gets a token for itself. No user is involved.',
    why: 'For jobs and services that act in their own name.',
    stops: 'Only who holds the client secret or key gets a token; that is why it must never run in a browser.',
    lookAt: 'How the client authenticates, and the scope. There is no refresh token: the app simply asks again.',
    specs: ['RFC6749-4.4.2'],
  },
  password: {
    title: 'Token request (password)',
    what: 'The app sends the user’s name and password to the server.',
    why: 'A stopgap from the time before redirects were common. It was taken out of OAuth 2.1.',
    stops: 'Nothing: the app sees the password, and a second factor is not possible.',
    lookAt: 'Replace it with the authorization code flow.',
    specs: ['RFC6749-4.3.2', 'RFC9700-2.4'],
  },
  'urn:ietf:params:oauth:grant-type:token-exchange': {
    title: 'Token request (exchange)',
    what: 'A service trades the token it received for one that it may use at the next service.',
    why: 'Passing the same token on would let every service act everywhere in the user’s name.',
    stops: 'The new token has a narrower audience, and act says who acts for whom.',
    lookAt: 'subject_token and its type, audience or resource, and what scope came back.',
    specs: ['RFC8693-2.1'],
  },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': {
    title: 'Token request (JWT assertion)',
    what: 'The app shows a signed statement (assertion) of a party that the server trusts, and gets a token for it.',
    why: 'Trust that exists already is used, without the user being asked again.',
    stops: 'The assertion is signed, made out to this server (aud) and short-lived.',
    lookAt: 'iss, sub, aud and exp of the assertion.',
    specs: ['RFC7523-2.1'],
  },
  'urn:openid:params:grant-type:ciba': {
    title: 'Token request (CIBA)',
    what: 'The app asks whether the user has agreed on the other device.',
    why: 'The user needs time; the app asks again until there is an answer.',
    stops: 'auth_req_id is bound to the client that started it.',
    lookAt: 'authorization_pending is no failure. slow_down asks for longer pauses.',
    specs: ['CIBA-10.1'],
  },
}

/** `prompt=none` in a hidden frame. */
export const silentRequest: Partial<Explanation> = {
  title: 'Authorization request (silent)',
  what: 'A hidden frame asks the authorization server, with prompt=none, whether its session still stands. No page may be shown.',
  why: 'So the app gets fresh tokens while the user works on, as long as they are signed in at the server.',
  stops:
    'state and code_challenge protect it like any other login; prompt=none makes sure that no sign-in page is shown in a frame, where it could be clickjacked.',
  lookAt:
    'The frame needs the server’s cookie. Browsers that block third-party cookies do not send it when the server is on another site: then the answer is login_required although the user is signed in.',
}

export const silentResponse: Partial<Explanation> = {
  title: 'Authorization response (silent)',
  what: 'The answer arrives in the hidden frame: a code when the session stands, else an error.',
  why: 'The page in the frame hands it to the app around it and does nothing else.',
  lookAt:
    'login_required, interaction_required and consent_required are normal answers: the app has to send the user to sign in visibly. state has to equal the one that the frame sent.',
}
