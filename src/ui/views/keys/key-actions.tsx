import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import { FetchKeysDialog } from './fetch-keys-dialog.tsx'
import css from './key-dialogs.module.css'
import { PasteKeysDialog } from './paste-keys-dialog.tsx'

/** What a token's signature can be checked with besides what was captured. */
export interface KeyGiving {
  /** Returns a sentence when the text is no key set. */
  readonly onPaste: (text: string) => string | undefined
  /** Absent where there is no page that could be asked. */
  readonly onFetch?: (url: string) => Promise<string | undefined>
}

export interface KeyActionsProps extends KeyGiving {
  /** The jwks_uri of the token's issuer, when captured metadata names it. */
  readonly url: string | undefined
}

/** The ways to the keys that a signature is missing. */
export function KeyActions({ onPaste, onFetch, url }: KeyActionsProps) {
  const open = useSignal<'paste' | 'fetch' | undefined>(undefined)
  const close = () => {
    open.value = undefined
  }
  return (
    <>
      <span class={css.ways}>
        <Button
          look="outlined"
          onClick={() => {
            open.value = 'paste'
          }}
        >
          Paste key set
        </Button>
        {onFetch && url !== undefined && (
          <Button
            look="outlined"
            onClick={() => {
              open.value = 'fetch'
            }}
          >
            Fetch keys
          </Button>
        )}
      </span>
      {open.value === 'paste' && <PasteKeysDialog url={url} onPaste={onPaste} onClose={close} />}
      {open.value === 'fetch' && onFetch && url !== undefined && (
        <FetchKeysDialog url={url} onFetch={onFetch} onClose={close} />
      )}
    </>
  )
}
