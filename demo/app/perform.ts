import type { UserManager } from 'oidc-client-ts'
import type { Scenario, Step } from '../scenario.ts'
import { callApi } from './call-api.ts'
import { clientSettings, withHost } from './client-settings.ts'
import type { AppConfig } from './config.ts'
import { revoke } from './revoke.ts'
import { type CallbackAnswer, readCallback, redeemCode, startLogin } from './steps-oauth4webapi.ts'
import * as oidc from './steps-oidc-client.ts'
import { createUserManager } from './user-manager.ts'

/** Does one step and gives back what the app got to see; throws what the library threw. */
export type Perform = (step: Step) => Promise<string>

export function createPerformer(config: AppConfig, scenario: Scenario): Perform {
  const settings = clientSettings(config, scenario)
  const manager: UserManager = createUserManager(settings)
  let answer: CallbackAnswer | undefined
  return async (step) => {
    switch (step.do) {
      case 'sign in':
        return oidc.signIn(manager, step.redirect_uri && withHost(config, step.redirect_uri))
      case 'finish sign-in':
        return oidc.finishSignIn(manager, scenario.id)
      case 'sign in by popup':
        return oidc.signInByPopup(manager)
      case 'sign in silently':
        return oidc.signInSilently(manager)
      case 'refresh':
        return oidc.refresh(manager)
      case 'revoke':
        return revoke(manager, settings, step.token)
      case 'sign out':
        return oidc.signOut(manager)
      case 'finish sign-out':
        return oidc.finishSignOut(manager, scenario.id)
      case 'verify ID token':
        return oidc.verifyIdToken(manager, settings)
      case 'call API':
        return callApi(config.origins.api, step.method, (await manager.getUser())?.access_token)
      case 'wait':
        await new Promise((resolve) => setTimeout(resolve, step.seconds * 1000))
        return `${step.seconds} seconds later`
      case 'start login':
        return startLogin(settings)
      case 'read callback':
        answer = readCallback(settings, scenario.id)
        return 'The answer has a code, and its state and iss are right'
      case 'redeem code':
        if (!answer) throw new Error('There is no code to redeem')
        return redeemCode(settings, answer, step.mistake)
    }
  }
}
