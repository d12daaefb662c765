/** The documents that rules cite, and where a section of each is to be read. */
const documents = {
  RFC6265: { title: 'HTTP State Management Mechanism', url: rfc(6265) },
  RFC6585: { title: 'Additional HTTP Status Codes', url: rfc(6585) },
  RFC6749: { title: 'The OAuth 2.0 Authorization Framework', url: rfc(6749) },
  RFC6750: { title: 'OAuth 2.0 Bearer Token Usage', url: rfc(6750) },
  RFC6797: { title: 'HTTP Strict Transport Security', url: rfc(6797) },
  RFC7009: { title: 'OAuth 2.0 Token Revocation', url: rfc(7009) },
  RFC7515: { title: 'JSON Web Signature', url: rfc(7515) },
  RFC7516: { title: 'JSON Web Encryption', url: rfc(7516) },
  RFC7517: { title: 'JSON Web Key', url: rfc(7517) },
  RFC7518: { title: 'JSON Web Algorithms', url: rfc(7518) },
  RFC7519: { title: 'JSON Web Token', url: rfc(7519) },
  RFC7521: { title: 'Assertion Framework for OAuth 2.0', url: rfc(7521) },
  RFC7522: { title: 'SAML 2.0 Profile for OAuth 2.0 Client Authentication', url: rfc(7522) },
  RFC7523: { title: 'JWT Profile for OAuth 2.0 Client Authentication', url: rfc(7523) },
  RFC7591: { title: 'OAuth 2.0 Dynamic Client Registration', url: rfc(7591) },
  RFC7617: { title: "The 'Basic' HTTP Authentication Scheme", url: rfc(7617) },
  RFC7636: { title: 'Proof Key for Code Exchange', url: rfc(7636) },
  RFC7638: { title: 'JSON Web Key Thumbprint', url: rfc(7638) },
  RFC7662: { title: 'OAuth 2.0 Token Introspection', url: rfc(7662) },
  RFC8252: { title: 'OAuth 2.0 for Native Apps', url: rfc(8252) },
  RFC8414: { title: 'OAuth 2.0 Authorization Server Metadata', url: rfc(8414) },
  RFC8628: { title: 'OAuth 2.0 Device Authorization Grant', url: rfc(8628) },
  RFC8693: { title: 'OAuth 2.0 Token Exchange', url: rfc(8693) },
  RFC8705: { title: 'OAuth 2.0 Mutual-TLS', url: rfc(8705) },
  RFC8707: { title: 'Resource Indicators for OAuth 2.0', url: rfc(8707) },
  RFC8725: { title: 'JSON Web Token Best Current Practices', url: rfc(8725) },
  RFC9068: { title: 'JWT Profile for OAuth 2.0 Access Tokens', url: rfc(9068) },
  RFC9101: { title: 'JWT-Secured Authorization Request', url: rfc(9101) },
  RFC9110: { title: 'HTTP Semantics', url: rfc(9110) },
  RFC9111: { title: 'HTTP Caching', url: rfc(9111) },
  RFC9126: { title: 'OAuth 2.0 Pushed Authorization Requests', url: rfc(9126) },
  RFC9200: { title: 'Authentication and Authorization for Constrained Environments (ACE)', url: rfc(9200) },
  RFC9201: { title: 'Additional OAuth Parameters for ACE', url: rfc(9201) },
  RFC9203: { title: 'OSCORE Profile of ACE', url: rfc(9203) },
  RFC9207: { title: 'OAuth 2.0 Authorization Server Issuer Identification', url: rfc(9207) },
  RFC9396: { title: 'OAuth 2.0 Rich Authorization Requests', url: rfc(9396) },
  RFC9449: { title: 'OAuth 2.0 Demonstrating Proof of Possession (DPoP)', url: rfc(9449) },
  RFC9470: { title: 'OAuth 2.0 Step Up Authentication Challenge', url: rfc(9470) },
  RFC9700: { title: 'Best Current Practice for OAuth 2.0 Security', url: rfc(9700) },
  RFC9728: { title: 'OAuth 2.0 Protected Resource Metadata', url: rfc(9728) },
  OIDCC: { title: 'OpenID Connect Core 1.0', url: openid('openid-connect-core-1_0') },
  OIDCD: { title: 'OpenID Connect Discovery 1.0', url: openid('openid-connect-discovery-1_0') },
  OIDCR: { title: 'OpenID Connect Dynamic Client Registration 1.0', url: openid('openid-connect-registration-1_0') },
  RPIL: { title: 'OpenID Connect RP-Initiated Logout 1.0', url: openid('openid-connect-rpinitiated-1_0') },
  FCL: { title: 'OpenID Connect Front-Channel Logout 1.0', url: openid('openid-connect-frontchannel-1_0') },
  BCL: { title: 'OpenID Connect Back-Channel Logout 1.0', url: openid('openid-connect-backchannel-1_0') },
  OIDCSM: { title: 'OpenID Connect Session Management 1.0', url: openid('openid-connect-session-1_0') },
  OMRT: {
    title: 'OAuth 2.0 Multiple Response Type Encoding Practices',
    url: openid('oauth-v2-multiple-response-types-1_0'),
  },
  FPRM: { title: 'OAuth 2.0 Form Post Response Mode', url: openid('oauth-v2-form-post-response-mode-1_0') },
  JARM: { title: 'JWT Secured Authorization Response Mode', url: openid('oauth-v2-jarm') },
  CIBA: {
    title: 'OpenID Connect Client-Initiated Backchannel Authentication',
    url: openid('openid-client-initiated-backchannel-authentication-core-1_0'),
  },
  FAPI2SP: { title: 'FAPI 2.0 Security Profile', url: openidByRfcFormat('fapi-security-profile-2_0-final') },
  FAPI2MS: { title: 'FAPI 2.0 Message Signing', url: openidByRfcFormat('fapi-message-signing-2_0-final') },
  OAUTH21: { title: 'The OAuth 2.1 Authorization Framework (draft)', url: draft('draft-ietf-oauth-v2-1') },
  BBA: { title: 'OAuth 2.0 for Browser-Based Applications (draft)', url: draft('draft-ietf-oauth-browser-based-apps') },
  RFC6265BIS: {
    title: 'Cookies: HTTP State Management Mechanism (draft)',
    url: draft('draft-ietf-httpbis-rfc6265bis'),
  },
  FETCH: { title: 'Fetch (WHATWG)', url: anchor('https://fetch.spec.whatwg.org/') },
  HTML: { title: 'HTML (WHATWG)', url: anchor('https://html.spec.whatwg.org/multipage/') },
  CSP: { title: 'Content Security Policy Level 3', url: anchor('https://www.w3.org/TR/CSP3/') },
  MIX: { title: 'Mixed Content', url: anchor('https://www.w3.org/TR/mixed-content/') },
  SECURECTX: { title: 'Secure Contexts', url: anchor('https://www.w3.org/TR/secure-contexts/') },
  FEDCM: { title: 'Federated Credential Management API', url: anchor('https://www.w3.org/TR/fedcm-1/') },
  UMA: {
    title: 'User-Managed Access (UMA) 2.0 Grant',
    url: anchor('https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html'),
  },
  VOT: { title: 'Vectors of Trust', url: rfc(8485) },
  OIDFED: { title: 'OpenID Federation 1.0', url: openid('openid-federation-1_0') },
  OID4VP: { title: 'OpenID for Verifiable Presentations', url: openid('openid-4-verifiable-presentations-1_0') },
  OID4VCI: {
    title: 'OpenID for Verifiable Credential Issuance',
    url: openid('openid-4-verifiable-credential-issuance-1_0'),
  },
  REFERRER: { title: 'Referrer Policy', url: anchor('https://www.w3.org/TR/referrer-policy/') },
} as const satisfies Record<string, { title: string; url: (section: string) => string }>

export type SpecDocument = keyof typeof documents

/** A section of a document: `RFC6749-4.1.2`, `OIDCC-3.1.3.7`; for the web standards the fragment: `FETCH-cors-preflight-fetch`. */
export type SpecTag = `${SpecDocument}-${string}`

/** The address of a section and the title of its document. */
export function resolveSpec(tag: SpecTag): { readonly title: string; readonly section: string; readonly url: string } {
  const dash = tag.indexOf('-')
  const document = documents[tag.slice(0, dash) as SpecDocument]
  const section = tag.slice(dash + 1)
  return { title: document.title, section, url: document.url(section) }
}

function rfc(number: number) {
  return (section: string) => `https://www.rfc-editor.org/rfc/rfc${number}#${sectionAnchor(section)}`
}

function draft(name: string) {
  return (section: string) => `https://datatracker.ietf.org/doc/html/${name}#${sectionAnchor(section)}`
}

function openid(name: string) {
  return (section: string) => `https://openid.net/specs/${name}.html#rfc.section.${section}`
}

/** Pages in the present RFC format name their sections as RFCs do. */
function openidByRfcFormat(name: string) {
  return (section: string) => `https://openid.net/specs/${name}.html#${sectionAnchor(section)}`
}

function anchor(page: string) {
  return (fragment: string) => `${page}#${fragment}`
}

function sectionAnchor(section: string) {
  return /^[A-Z](\.|$)/.test(section) ? `appendix-${section}` : `section-${section}`
}
