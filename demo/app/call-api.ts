/** Calls the protected API and, when it refuses, tells its challenge (RFC 6750 section 3). */
export async function callApi(api: string, method: 'GET' | 'POST', access_token: string | undefined): Promise<string> {
  const response = await fetch(`${api}/orders`, { method, headers: { authorization: `Bearer ${access_token}` } })
  if (!response.ok) throw new Error(`${response.status} ${response.headers.get('www-authenticate') ?? ''}`)
  const body = await response.json()
  return Array.isArray(body.orders)
    ? `The API returned ${body.orders.length} orders`
    : `The API created order ${body.id}`
}
