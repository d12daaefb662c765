import { Dialog } from '../../components/dialog.tsx'
import { filterWords } from '../../models/flow-filter.ts'
import { moveCommands, otherKeys } from '../../models/keymap.ts'
import css from './help-dialog.module.css'

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys and filters" onClose={onClose}>
      <table class={css.table}>
        <tbody>
          {[...moveCommands, ...otherKeys].map(({ keys, meaning }) => (
            <tr key={meaning}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{keyNames[key] ?? key}</kbd>
                ))}
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
          {filterWords.map(({ example, meaning }) => (
            <tr key={example}>
              <th scope="row">
                <code>{example}</code>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}
