import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { Field } from '../../components/field.tsx'
import type { Inspector } from '../../models/inspector.ts'
import { addSite, removeSite, siteFrom, siteOnScreen } from '../../models/never-sites.ts'
import css from './sites-dialog.module.css'

export interface SitesDialogProps {
  readonly inspector: Inspector
  readonly onClose: () => void
}

/** The list of sites that are never captured. */
export function SitesDialog({ inspector, onClose }: SitesDialogProps) {
  const sites = inspector.preferences.values.neverCapture.value
  const here = siteOnScreen(inspector)
  return (
    <Dialog title="Sites never to capture" onClose={onClose}>
      <p class={css.text}>
        Nothing that goes to one of these sites or comes from one of their pages is kept, whatever tab it is in. A name
        stands for that host and every host under it, on any port. What was captured of a site is forgotten when it is
        added.
      </p>
      {sites.length === 0 ? (
        <p class={css.none}>No sites yet.</p>
      ) : (
        <ul class={css.list}>
          {sites.map((site) => (
            <li key={site}>
              <span class={css.site}>{site}</span>
              <Button look="link" name={`Remove ${site}`} onClick={() => removeSite(inspector, site)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {here !== undefined && !sites.includes(here) && (
        <p>
          <Button look="outlined" onClick={() => addSite(inspector, here)}>
            Add this site: {here}
          </Button>
        </p>
      )}
      <AddSite onAdd={(site) => addSite(inspector, site)} />
    </Dialog>
  )
}

function AddSite({ onAdd }: { readonly onAdd: (site: string) => void }) {
  const text = useSignal('')
  const problem = useSignal('')
  return (
    <form
      class={css.add}
      onSubmit={(event) => {
        event.preventDefault()
        const site = siteFrom(text.value)
        problem.value = site === undefined ? 'That is no host name. Write it as in the address bar: app.example' : ''
        if (site === undefined) return
        onAdd(site)
        text.value = ''
      }}
    >
      <Field
        label="Another site"
        value={text.value}
        onInput={(value) => {
          text.value = value
        }}
      />
      <DialogActions>
        <Button submits look="outlined">
          Add
        </Button>
      </DialogActions>
      <p class={css.problem} role="status">
        {problem.value}
      </p>
    </form>
  )
}
