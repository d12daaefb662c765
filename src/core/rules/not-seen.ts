import type { Flow } from '../model/flow.ts'
import type { Absence } from '../model/http-exchange.ts'
import type { MessageType } from '../model/message.ts'
import type { NotSeen } from '../model/trace.ts'

const names: Readonly<Partial<Record<MessageType, string>>> = {
  TokenRequest: 'the body of the token request',
  TokenResponse: 'the body of the token response',
  AuthorizationErrorPage: "the text of the authorization server's error page",
  UserInfoResponse: 'the body of the UserInfo response',
  ResourceResponse: "the body of the API's answer",
  MetadataResponse: 'the metadata document',
  JWKSetResponse: 'the key set',
  PushedAuthorizationResponse: 'the body of the pushed authorization response',
  DeviceAuthorizationResponse: 'the body of the device authorization response',
}

/** Why a part was not observed, as the end of a sentence. */
export const absenceReasons: Readonly<Record<Absence, string>> = {
  notObservable: 'this browser does not show it to extensions',
  notArmed: 'it was not recorded: press Record, or open the panel before the login',
  lost: 'the browser dropped it before it could be read',
  redacted: 'it was removed from this trace on purpose',
  truncated: 'its end was not kept',
}

/** What of a flow was not observed, once each, with the reason. */
export function notSeenOf(flow: Flow): readonly NotSeen[] {
  const list: NotSeen[] = []
  for (const message of flow.messages) {
    const absence = message.missing?.body
    const what = names[message.type]
    if (absence === undefined || what === undefined || list.some((each) => each.what === what)) continue
    list.push({ what, why: absenceReasons[absence] })
  }
  if (flow.toldByPage) {
    list.push({
      what: 'whether any of this took place',
      why: 'only the page itself reported it, and a page can make it up',
    })
  }
  if (flow.exchangedOnServer) {
    list.push({
      what: 'the token request and its answer',
      why: 'the exchange happened on the server, where a browser cannot see it',
    })
  }
  if (flow.exchangeUnheard) {
    list.push({
      what: 'the token request and its answer, if there were any',
      why: 'nobody watched the tab, and then only requests to usual addresses are listened to: press Record, or open the panel before the login',
    })
  }
  return list
}
