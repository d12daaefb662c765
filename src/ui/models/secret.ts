/** How a secret is shown until somebody asks for it: the first four characters and the length. */
export function maskText(value: string): string {
  const length = `${value.length} characters`
  return value.length <= 8 ? `•••• (${length})` : `${value.slice(0, 4)}… (${length})`
}

/** Replaces every occurrence of the secrets, as they are and as they are written in addresses and forms. Longest first. */
export function maskSecretsIn(text: string, secrets: readonly string[]): string {
  const forms = new Set(secrets.flatMap(writtenForms))
  const longestFirst = [...forms].sort((a, b) => b.length - a.length)
  return longestFirst.reduce((masked, form) => masked.replaceAll(form, maskForm(form)), text)
}

function maskForm(form: string) {
  return form.length <= 8 ? '••••' : `${form.slice(0, 4)}…`
}

function writtenForms(secret: string): readonly string[] {
  if (secret.length < shortestSecret) return []
  const form = encodeForm(secret)
  return [secret, form, form.replaceAll('+', '%20'), JSON.stringify(secret).slice(1, -1)]
}

/** Shorter ones would blot out half of the text, and are no secrets worth the name. */
const shortestSecret = 4

function encodeForm(value: string) {
  return new URLSearchParams({ v: value }).toString().slice(2)
}
