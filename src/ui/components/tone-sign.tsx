import { type FlowTone, toneSigns } from '../models/tone.ts'
import css from './tone-sign.module.css'

export function ToneSign({ tone }: { readonly tone: FlowTone }) {
  const { sign, word } = toneSigns[tone]
  return (
    <span class={`${css.sign} ${css[tone]}`} role="img" aria-label={word} title={word}>
      {sign}
    </span>
  )
}
