import type { Owner } from '../model/finding.ts'

/** Whose move it is, in the reader's words. */
export const ownerNames: Readonly<Record<Owner, string>> = {
  client: 'client app',
  authorizationServer: 'authorization server',
  resourceServer: 'API',
  network: 'network',
  browser: 'browser',
  user: 'user',
}
