/** Terms that a learner may not know, and what they mean. The view underlines them where they occur in explanations. */
export const glossary: Readonly<Record<string, string>> = {
  'authorization server':
    'The party that signs users in and issues tokens: Entra ID, Google, Auth0, Keycloak, or your own. Also called identity provider.',
  'access token': 'The key to an API. The app shows it with every call; only the API needs to understand it.',
  'ID token': 'A signed statement of the server about who signed in, when and how, meant for the app alone.',
  'refresh token': 'A long-lived secret with which the app gets new access tokens without the user.',
  'redirect URI': 'The address of the app to which the server sends the answer. It has to be registered beforehand.',
  'public client':
    'An app that cannot keep a secret, because its code is in the user’s hands: single-page and mobile apps.',
  'public clients':
    'Apps that cannot keep a secret, because their code is in the user’s hands: single-page and mobile apps.',
  'client secret': 'The password of an app. Only for apps that run on a server.',
  PKCE: 'Proof Key for Code Exchange: the app invents a secret per login, sends its hash at the start (code_challenge) and the secret itself at the token request (code_verifier).',
  CSRF: 'Cross-site request forgery: an attacker makes your browser finish a login that the attacker started.',
  state: 'A random value that comes back unchanged, so that the app recognises the answer to its own request.',
  nonce: 'A random value that comes back inside the ID token, so that an old one cannot be used again.',
  scope: 'What the app asks to be allowed to do, as a list of words separated by spaces.',
  issuer: 'The name of an authorization server, an https address.',
  iss: 'Issuer: which server issued this answer or token.',
  aud: 'Audience: for whom a token is meant.',
  sub: 'Subject: the user’s stable identifier at this server.',
  kid: 'Key ID: which of the server’s keys signed a token.',
  'mix-up attack': 'An app that knows several servers is made to send the code of one to another.',
  'Mix-up attacks': 'An app that knows several servers is made to send the code of one to another.',
  consent: 'The user’s agreement to what the app asks for.',
  claim: 'One statement in a token, such as email or exp.',
  Claims: 'Statements in a token, such as email or exp.',
  CORS: 'Cross-Origin Resource Sharing: the rules by which a server lets scripts of other origins read its answers.',
  origin: 'Scheme, host and port of an address.',
  code_verifier: 'The secret of PKCE: random, 43 to 128 characters, known only to the app until the token request.',
  device_code: 'The ticket with which a device asks for its tokens; the user never sees it.',
  user_code: 'The short code that a device shows and the user enters elsewhere.',
  id_token_hint: 'An earlier ID token, sent along to say which user it is about.',
  'prompt=none': 'Asks the server to answer at once, without showing any page.',
  'WWW-Authenticate': 'The response header in which an API says why it refuses.',
  code_challenge: 'The hash of the code_verifier, sent at the start.',
}

export interface TextPart {
  readonly text: string
  /** Set when the text is a term: its definition. */
  readonly definition?: string
}

/** Splits a text at the first occurrence of each term, longest terms first. */
export function markTerms(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  const seen = new Set<string>()
  let end = 0
  for (const match of text.matchAll(anyTerm)) {
    const term = match[0]
    if (seen.has(term)) continue
    seen.add(term)
    if (match.index > end) parts.push({ text: text.slice(end, match.index) })
    parts.push({ text: term, definition: glossary[term] ?? '' })
    end = match.index + term.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

const anyTerm = new RegExp(
  `(?<![\\w-])(?:${Object.keys(glossary)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\w-])`,
  'g',
)
