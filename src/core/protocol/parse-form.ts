import type { Carrier, Parameter } from '../model/message.ts'

/** More parameters than any OAuth message has; the rest is not read. */
const maxParameters = 500

/** Reads application/x-www-form-urlencoded text, decoded once (RFC 6749 appendix B). A broken escape stays as written. Total. */
export function parseForm(text: string, carrier: Carrier): readonly Parameter[] {
  return text
    .split('&', maxParameters)
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0
        ? { name: decode(pair), value: '', carrier }
        : { name: decode(pair.slice(0, equals)), value: decode(pair.slice(equals + 1)), carrier }
    })
}

/** The value of the first parameter of that name. */
export function parameterValue(parameters: readonly Parameter[], name: string): string | undefined {
  return parameters.find((parameter) => parameter.name === name)?.value
}

export function has(parameters: readonly Parameter[], ...names: readonly string[]): boolean {
  return parameters.some(({ name }) => names.includes(name))
}

/** The named parameters as members; those that were not sent are absent. */
export function pick<const N extends string>(
  parameters: readonly Parameter[],
  names: readonly N[],
): { readonly [K in N]?: string } {
  const found = names.flatMap((name) => {
    const value = parameterValue(parameters, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found) as { readonly [K in N]?: string }
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun)
  }
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run)
  } catch {
    return run
  }
}
