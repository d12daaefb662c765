import type { ErrorMeaning, ExplainedError } from './provider.ts'

/** What an HTTP status means in OAuth terms (RFC 9110 §15, RFC 6585, RFC 6749 §5.2, RFC 6750 §3.1). */
export function explainStatus(status: number): ExplainedError | undefined {
  return meanings.get(status) ?? (status >= 500 && status <= 599 ? serverFailed : undefined)
}

const serverFailed: ErrorMeaning = {
  meaning: 'The server failed or is not available.',
  likelyCause: 'An outage, a restart, or a fault behind the gateway.',
  fix: 'Look into the log or the status page of the server; try again later.',
  owner: 'authorizationServer',
  rule: 'net-server-error',
}

const redirected: ErrorMeaning = {
  meaning: 'The answer is a redirect: normal for navigations, a fault for a token request.',
  likelyCause: 'http instead of https, a missing or extra slash, or a sign-in page in front of the endpoint.',
  fix: 'Send the request to the address that the metadata names.',
  owner: 'client',
}

const wrongMethodOrMedia: ErrorMeaning = {
  meaning: 'The address exists, but not for this method or media type.',
  likelyCause: 'GET instead of POST, JSON instead of a form, or an odd Accept header.',
  fix: 'Use the method and the Content-Type that the endpoint documents.',
  owner: 'client',
  rule: 'net-method-or-media-rejected',
}

const tooLarge: ErrorMeaning = {
  meaning: 'The request is too large: too much data in headers, cookies or URL.',
  likelyCause: 'Cookies of unfinished logins that piled up, or large state.',
  fix: 'Clear old cookies and send less.',
  owner: 'client',
  rule: 'net-header-too-large',
}

const noAnswerInTime: ErrorMeaning = {
  meaning: 'No answer in time.',
  likelyCause: 'The server, or one behind the gateway, is slow or not reachable.',
  fix: 'Try again; check the way to the server.',
  owner: 'network',
  rule: 'net-connection-failed',
}

const meanings: ReadonlyMap<number, ErrorMeaning> = new Map<number, ErrorMeaning>([
  [301, redirected],
  [302, redirected],
  [303, redirected],
  [307, redirected],
  [308, redirected],
  [
    400,
    {
      meaning: 'The request itself is wrong; the body names the reason.',
      likelyCause: 'A missing or wrong parameter, a code or refresh token that is not accepted.',
      fix: 'Read error and error_description in the body.',
      owner: 'client',
    },
  ],
  [
    401,
    {
      meaning: 'Who asks is missing or wrong: the client at the token endpoint, the access token at an API.',
      likelyCause: 'Wrong client credentials, or a token that is missing, expired or for another audience.',
      fix: 'Check the client credentials, or get a new access token.',
      owner: 'client',
    },
  ],
  [
    403,
    {
      meaning: 'Known but not allowed.',
      likelyCause: 'A missing scope or role, or a gateway or address rule in front of the server.',
      fix: 'Ask for the right that is missing; a page instead of JSON points to the gateway.',
      owner: 'client',
    },
  ],
  [
    404,
    {
      meaning: 'Nothing is there: the address is wrong.',
      likelyCause: 'A wrong path, tenant, realm or version.',
      fix: 'Take the endpoint from the metadata of the server.',
      owner: 'client',
      rule: 'net-endpoint-not-found',
    },
  ],
  [405, wrongMethodOrMedia],
  [406, wrongMethodOrMedia],
  [
    407,
    {
      meaning: 'A proxy on the way wants a login of its own.',
      fix: 'Sign in at the proxy, or exempt the address of the authorization server.',
      owner: 'network',
      rule: 'net-proxy-or-waf-block',
    },
  ],
  [408, noAnswerInTime],
  [413, tooLarge],
  [414, tooLarge],
  [415, wrongMethodOrMedia],
  [
    429,
    {
      meaning: 'Too many requests.',
      likelyCause: 'A loop, or many users behind one address.',
      fix: 'Stop the loop; wait as long as Retry-After says.',
      owner: 'client',
      rule: 'net-rate-limited',
    },
  ],
  [431, tooLarge],
  [
    499,
    {
      meaning: 'The client closed the connection before the answer.',
      fix: 'Look for a navigation or an abort in the app while the request ran.',
      owner: 'client',
      rule: 'net-request-aborted',
    },
  ],
  [504, noAnswerInTime],
])
