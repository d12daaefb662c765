import type { DeviceAuthorizationRequest, DeviceAuthorizationResponse } from '../model/message.ts'
import type { Knowledge } from './knowledge.ts'
import { anyMembers, errorParts, requestParts, responseParts, textMembers } from './message-parts.ts'
import { has, pick } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 8628 §3.1. */
export function recognizeDeviceAuthorization(
  read: ReadExchange,
  knowledge: Knowledge,
): readonly (DeviceAuthorizationRequest | DeviceAuthorizationResponse)[] {
  if (read.isNavigation || read.method === 'OPTIONS' || !isDeviceAuthorization(read, knowledge)) return []
  const request: DeviceAuthorizationRequest = {
    type: 'DeviceAuthorizationRequest',
    ...requestParts(read),
    ...pick(read.parameters, ['client_id', 'scope']),
  }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  const { verification_url } = textMembers(parts.body, ['verification_url'])
  return [
    request,
    {
      type: 'DeviceAuthorizationResponse',
      ...parts,
      ...errorParts(parts.body),
      // The name of an early draft, which Google kept.
      ...(verification_url === undefined ? {} : { verification_uri: verification_url }),
      ...textMembers(parts.body, ['device_code', 'user_code', 'verification_uri']),
      ...anyMembers(parts.body, ['expires_in', 'interval']),
    },
  ]
}

function isDeviceAuthorization(read: ReadExchange, knowledge: Knowledge) {
  const role = knowledge.roleOf(read)
  if (role !== undefined) return role === 'deviceAuthorization'
  if (has(read.parameters, 'grant_type', 'device_code')) return false
  const { object } = read.responseBody
  if (object && 'device_code' in object && 'user_code' in object) return true
  const path =
    /\/(?:device_authorization|devicecode|device\/(?:code|auth|authorize)|deviceauthorization|auth\/device)\/?$/i
  return (
    read.method === 'POST' &&
    path.test(read.url.path.slice(-60)) &&
    (has(read.parameters, 'client_id') || read.requestBody.format === 'unknown')
  )
}
