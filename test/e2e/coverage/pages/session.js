import { config } from '/config.js'
import { done } from './done.js'

const frame = Object.assign(document.createElement('iframe'), {
  src: `${config.origins.server}/by-hand/checksession`,
  hidden: true,
})
frame.addEventListener('load', () => done())
document.body.append(frame)
