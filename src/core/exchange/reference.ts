import { type HttpExchange, headerOf } from '../model/http-exchange.ts'

/** Header fields in which servers name the request for their operators, most telling first. */
const names = [
  'x-ms-request-id',
  'x-request-id',
  'x-correlation-id',
  'request-id',
  'x-amzn-requestid',
  'cf-ray',
  'x-azure-ref',
]

/** The header field by which the operator finds this request in a log. */
export function referenceOf({ response }: HttpExchange): { readonly name: string; readonly value: string } | undefined {
  for (const name of names) {
    const value = headerOf(response, name)
    if (value !== undefined && value !== '') return { name, value: value.slice(0, 80) }
  }
  return undefined
}
