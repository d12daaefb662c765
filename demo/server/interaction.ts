import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Grant, Interaction, InteractionResults } from 'oidc-provider'
import { ada } from './account.ts'
import { readBody } from './body.ts'
import { consentPage, signInPage } from './pages.ts'
import type { Provider, ProviderSetup } from './provider.ts'

/** The pages between the sign-in request and its answer: who are you, and do you allow this? */
export async function interact(
  provider: Provider,
  setup: ProviderSetup,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response)
  if (request.method === 'POST') {
    const form = new URLSearchParams((await readBody(request)).toString())
    const result = form.get('decision') === 'yes' ? await agree(provider, interaction) : cancelled
    return provider.interactionFinished(request, response, result)
  }
  const page = await pageFor(provider, setup, interaction)
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page)
}

const cancelled: InteractionResults = { error: 'access_denied', error_description: 'End-User aborted interaction' }

async function agree(provider: Provider, interaction: Interaction): Promise<InteractionResults> {
  if (interaction.prompt.name === 'login') return { login: { accountId: ada.accountId } }
  const grant = (await existingGrant(provider, interaction)) ?? newGrant(provider, interaction)
  const { missingOIDCScope, missingResourceScopes } = asked(interaction)
  if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '))
  for (const [resource, scopes] of Object.entries(missingResourceScopes ?? {})) {
    grant.addResourceScope(resource, scopes.join(' '))
  }
  return { consent: { grantId: await grant.save() } }
}

async function existingGrant(provider: Provider, { grantId }: Interaction): Promise<Grant | undefined> {
  return grantId === undefined ? undefined : provider.Grant.find(grantId)
}

function newGrant(provider: Provider, { params }: Interaction): Grant {
  return new provider.Grant({ accountId: ada.accountId, clientId: String(params.client_id) })
}

async function pageFor(provider: Provider, setup: ProviderSetup, interaction: Interaction): Promise<string> {
  const client = await provider.Client.find(String(interaction.params.client_id))
  const page = {
    action: `/${setup.scenario.id}/interaction/${interaction.uid}`,
    client: client?.clientName ?? String(interaction.params.client_id),
    press: pressed(setup),
  }
  if (interaction.prompt.name === 'login') return signInPage(page)
  return consentPage({ ...page, scopes: String(interaction.params.scope ?? '').split(' ') })
}

function pressed({ scenario, byHand }: ProviderSetup): 'sign-in' | 'cancel' | undefined {
  if (byHand) return undefined
  return scenario.user === 'cancels' ? 'cancel' : 'sign-in'
}

interface AskedScopes {
  readonly missingOIDCScope?: readonly string[]
  readonly missingResourceScopes?: Readonly<Record<string, readonly string[]>>
}

/** The library types these details as unknown; its own consent prompt puts them there. */
function asked({ prompt }: Interaction): AskedScopes {
  return prompt.details as AskedScopes
}
