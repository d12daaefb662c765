import type { HttpExchange } from '../../core/model/http-exchange.ts'
import { doJob } from './job.ts'

/** Works away from the page, which stays usable meanwhile. One worker does one job; ending it is how to cancel. */
const exchanges: HttpExchange[] = []

globalThis.onmessage = ({ data }: MessageEvent) => {
  if ('exchanges' in data) exchanges.push(...data.exchanges)
  else void doJob(data, exchanges, (answer) => globalThis.postMessage(answer))
}
