/** The parameters that the authorization server sent back, wherever it put them. */
export function answerOf(url) {
  const { search, hash } = new URL(url)
  const posted = document.querySelector('meta[name=posted]')?.getAttribute('content')
  const parameters = Object.fromEntries(new URLSearchParams(posted || hash.slice(1) || search))
  if (parameters.response === undefined) return parameters
  const payload = parameters.response.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')
  return JSON.parse(atob(payload))
}
