import { answerReading } from './reading.ts'

/** Reads files away from the page, which stays usable meanwhile. One worker reads one file; ending it is how to cancel. */
globalThis.onmessage = ({ data }: MessageEvent) => void answerReading(data, (answer) => globalThis.postMessage(answer))
