import type { SpecReference } from '../../core/model/finding.ts'

/** A link to a specification: one of our own addresses, never a captured one. */
export function SpecLink({ spec }: { readonly spec: SpecReference }) {
  return (
    <a href={spec.url} target="_blank" rel="noreferrer noopener">
      {specName(spec.tag)}
    </a>
  )
}

/** `RFC6749-4.1.2` as people cite it: `RFC 6749 §4.1.2`. */
export function specName(tag: string): string {
  const dash = tag.indexOf('-')
  const document = tag.slice(0, dash).replace(/^RFC(\d)/, 'RFC $1')
  const section = tag.slice(dash + 1)
  return /^[\dA-Z][\d.]*$/.test(section) ? `${document} §${section}` : `${document} ${section}`
}
