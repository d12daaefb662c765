import { type HttpExchange, headerOf } from '../model/http-exchange.ts'

/** One Set-Cookie field (RFC 6265bis §5.6), as far as rules ask. */
export interface SetCookie {
  readonly name: string
  readonly value: string
  readonly httpOnly: boolean
  readonly secure: boolean
  /** In small letters; absent when the attribute is. */
  readonly sameSite?: string
  /** In small letters, without a leading dot; absent for a cookie that goes back to the very host that set it, and to no other. */
  readonly domain?: string
}

/** The cookies that an answer sets. Some sources join the fields with line breaks. */
export function cookiesSetBy({ response }: HttpExchange): readonly SetCookie[] {
  const fields = response?.headers?.filter(({ name }) => name === 'set-cookie') ?? []
  return fields.flatMap(({ value }) => value.split('\n')).flatMap(toSetCookie)
}

function toSetCookie(field: string): readonly SetCookie[] {
  const [pair = '', ...attributes] = field.split(';').map((part) => part.trim())
  const equals = pair.indexOf('=')
  if (equals < 1) return []
  const named = (name: string) =>
    attributes.find((each) => each.toLowerCase() === name || each.toLowerCase().startsWith(`${name}=`))
  const sameSite = named('samesite')?.split('=')[1]?.trim().toLowerCase()
  const domain = named('domain')?.split('=')[1]?.trim().toLowerCase().replace(/^\./, '')
  return [
    {
      name: pair.slice(0, equals).trim(),
      value: pair.slice(equals + 1).trim(),
      httpOnly: named('httponly') !== undefined,
      secure: named('secure') !== undefined,
      ...(sameSite !== undefined && { sameSite }),
      ...(domain !== undefined && domain !== '' && { domain }),
    },
  ]
}

/** Names of the cookies that a request carried. */
export function cookieNamesIn({ request }: HttpExchange): readonly string[] {
  return (headerOf(request, 'cookie') ?? '').split(';').map((pair) => pair.split('=')[0]?.trim() ?? '')
}
