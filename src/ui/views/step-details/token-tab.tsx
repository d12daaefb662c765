import { type KeySetAddress, keySetAddressFor } from '../../../core/facts/jwks-uri.ts'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Secret } from '../../components/secret.tsx'
import { now } from '../../models/clock.ts'
import type { StepView } from '../../models/step-view.ts'
import { dateText, durationText, relativeText } from '../../models/time-text.ts'
import type { ClaimRow, TokenView } from '../../models/token-views.ts'
import { KeyActions, type KeyGiving } from '../keys/key-actions.tsx'
import css from './token-tab.module.css'

export interface TokenTabProps {
  readonly tokens: readonly TokenView[]
  readonly elsewhere: StepView['tokenSteps']
  readonly highlighted: string | undefined
  readonly keys: KeyGiving
  readonly keySetAddresses: readonly KeySetAddress[]
  readonly onStep: (number: number) => void
  readonly onCopy: (what: string, text: string) => void
}

export function TokenTab({ tokens, elsewhere, onStep, ...rest }: TokenTabProps) {
  if (tokens.length === 0) return <NoToken elsewhere={elsewhere} onStep={onStep} />
  return (
    <>
      {tokens.map((token) => (
        <Token key={`${token.name} ${token.value}`} token={token} {...rest} />
      ))}
    </>
  )
}

function NoToken({ elsewhere, onStep }: Pick<TokenTabProps, 'elsewhere' | 'onStep'>) {
  return (
    <>
      <p>This step carries no token that was captured.</p>
      <ul class={css.elsewhere}>
        {elsewhere.map(({ number, names }) => (
          <li key={number}>
            <Button look="link" onClick={() => onStep(number)}>
              Step {number}: {names}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

interface TokenProps extends Pick<TokenTabProps, 'highlighted' | 'keys' | 'keySetAddresses' | 'onCopy'> {
  readonly token: TokenView
}

function Token({ token, highlighted, keys, keySetAddresses, onCopy }: TokenProps) {
  const { name, value, summary, header, claims, claimsObject, signature, issuer, oddities, skew } = token
  return (
    <section class={css.token} aria-label={name}>
      <div class={css.head}>
        <h3 class={css.name}>{name}</h3>
        <Button icon="copy" onClick={() => onCopy(`the real value of ${name}`, value)}>
          Value
        </Button>
        {claimsObject && (
          <Button
            icon="copy"
            onClick={() => onCopy(`the claims of ${name}`, JSON.stringify(claimsObject, undefined, 2))}
          >
            Claims as JSON
          </Button>
        )}
      </div>
      <p>
        <Captured text={summary} />
      </p>
      {signature.text && (
        <div class={css.signature}>
          <span>
            {signature.sign} <Captured text={signature.text} />
          </span>
          {signature.wants && (
            <KeyActions {...keys} wants={signature.wants} url={keySetAddressFor(keySetAddresses, issuer)} />
          )}
        </div>
      )}
      {skew !== undefined && <p>{skewText(skew)}</p>}
      {oddities.map((oddity) => (
        <p key={oddity}>
          ▲ <Captured text={oddity} />
        </p>
      ))}
      <p class={css.value}>
        <Secret name={name} value={value} />
      </p>
      <Claims title="Header" rows={header} token={name} highlighted={highlighted} />
      <Claims title="Claims" rows={claims} token={name} highlighted={highlighted} />
    </section>
  )
}

interface ClaimsProps {
  readonly title: string
  readonly rows: readonly ClaimRow[]
  readonly token: string
  readonly highlighted: string | undefined
}

function Claims({ title, rows, token, highlighted }: ClaimsProps) {
  if (rows.length === 0) return null
  return (
    <table class={css.claims}>
      <caption>{title}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} aria-current={highlighted === `${token}.${row.name}` ? 'true' : undefined}>
            <th scope="row">
              <Captured text={row.name} />
            </th>
            <td class={css.mono}>
              <Captured text={row.value} />
              {row.time !== undefined && <Time name={row.name} time={row.time} />}
            </td>
            <td class={css.meaning}>{row.meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Local time, and how far away it is, counted live. */
function Time({ name, time }: { readonly name: string; readonly time: number }) {
  const relative = relativeText(time, now.value)
  const words = name === 'exp' ? (time > now.value ? `expires ${relative}` : `expired ${relative}`) : relative
  return (
    <div class={css.time}>
      {dateText(time)} · {words}
    </div>
  )
}

function skewText(skew: number) {
  if (Math.abs(skew) < 2_000) return 'The issuer’s clock and this computer’s agree.'
  const direction = skew > 0 ? 'ahead of' : 'behind'
  return `When it arrived, its iat was ${durationText(skew)} ${direction} this computer’s clock.`
}
