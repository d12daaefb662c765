import type { RedeemMistake } from '../scenario.ts'

export interface TokenRequest {
  readonly token_endpoint: string
  readonly form: Readonly<Record<'grant_type' | 'client_id' | 'code' | 'redirect_uri' | 'code_verifier', string>>
}

/** Token requests that no library sends: this is the code people write themselves. */
export async function redeemByHand(
  mistake: Extract<RedeemMistake, 'as JSON' | 'no code' | 'misspelt grant_type'>,
  { token_endpoint, form }: TokenRequest,
): Promise<void> {
  const response = await fetch(token_endpoint, { method: 'POST', ...bodies[mistake](form) })
  const body = await response.json()
  if (!response.ok) throw new Error(`${response.status} ${body.error}: ${body.error_description}`)
}

const bodies = {
  'as JSON': (form: TokenRequest['form']) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(form),
  }),
  'no code': ({ code: _, ...form }: TokenRequest['form']) => ({ body: new URLSearchParams(form) }),
  'misspelt grant_type': (form: TokenRequest['form']) => ({
    body: new URLSearchParams({ ...form, grant_type: 'authorization-code' }),
  }),
}
