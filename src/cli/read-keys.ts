import { readClientSecret } from '../core/facts/client-secret.ts'
import type { GivenKeySet } from '../core/facts/key-sets.ts'
import { readKeySet } from '../core/facts/read-key-set.ts'
import type { KeyFiles } from './arguments.ts'
import { readText } from './open-input.ts'

/** The keys and the secret that the command line names files of: a secret on the command line itself is for all to see. */
export async function readKeys(files: KeyFiles): Promise<readonly GivenKeySet[] | { readonly problem: string }> {
  const given: GivenKeySet[] = []
  for (const [file, whence] of [
    [files.jwks, { source: 'pasted', of: 'server' }],
    [files.clientJwks, { source: 'pasted', of: 'client' }],
    [files.clientSecretFile, { source: 'secret', of: 'client' }],
  ] as const) {
    if (file === undefined) continue
    const content = await readText(file)
    if ('problem' in content) return content
    const read = whence.source === 'secret' ? readClientSecret(content.text) : readKeySet(content.text)
    if ('problem' in read) return { problem: `${file === '-' ? 'Standard input' : file}: ${read.problem}` }
    given.push({ keys: read.keys, ...whence })
  }
  return given
}
