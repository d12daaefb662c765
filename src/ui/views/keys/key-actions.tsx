import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import type { KeyWish } from '../../models/token-views.ts'
import { ClientSecretDialog } from './client-secret-dialog.tsx'
import { FetchKeysDialog } from './fetch-keys-dialog.tsx'
import css from './key-dialogs.module.css'
import { PasteKeysDialog } from './paste-keys-dialog.tsx'

/** What a token's signature can be checked with besides what was captured. */
export interface KeyGiving {
  /** Returns a sentence when the text is no key set. */
  readonly onPaste: (text: string, of: 'server' | 'client') => string | undefined
  /** Returns a sentence when the text is no secret. */
  readonly onSecret: (text: string) => string | undefined
  /** Absent where there is no page that could be asked. */
  readonly onFetch?: (url: string) => Promise<string | undefined>
}

export interface KeyActionsProps extends KeyGiving {
  readonly wants: KeyWish
  /** The jwks_uri of the token's issuer, when captured metadata names it. */
  readonly url: string | undefined
}

/** The ways to the keys that a signature is missing. */
export function KeyActions({ wants, onPaste, onSecret, onFetch, url }: KeyActionsProps) {
  const open = useSignal<'paste' | 'fetch' | 'secret' | undefined>(undefined)
  const show = (which: 'paste' | 'fetch' | 'secret') => () => {
    open.value = which
  }
  const close = () => {
    open.value = undefined
  }
  const of = wants === 'clientKeys' ? 'client' : 'server'
  // Only a server publishes its keys at an address that the trace names.
  const address = of === 'server' ? url : undefined
  return (
    <>
      <span class={css.ways}>
        {wants === 'clientSecret' ? (
          <Button look="outlined" onClick={show('secret')}>
            Give client secret
          </Button>
        ) : (
          <Button look="outlined" onClick={show('paste')}>
            {of === 'client' ? 'Paste key set of the client' : 'Paste key set'}
          </Button>
        )}
        {wants === 'serverKeys' && onFetch && address !== undefined && (
          <Button look="outlined" onClick={show('fetch')}>
            Fetch keys
          </Button>
        )}
      </span>
      {open.value === 'paste' && (
        <PasteKeysDialog of={of} url={address} onPaste={(text) => onPaste(text, of)} onClose={close} />
      )}
      {open.value === 'secret' && <ClientSecretDialog onSecret={onSecret} onClose={close} />}
      {open.value === 'fetch' && onFetch && address !== undefined && (
        <FetchKeysDialog url={address} onFetch={onFetch} onClose={close} />
      )}
    </>
  )
}
