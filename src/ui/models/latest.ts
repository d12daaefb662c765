/** Runs a job for the newest input: never two at a time, never more often than the pause allows; inputs in between are skipped. */
export function latest<Input, Output>(
  job: (input: Input) => Promise<Output>,
  done: (output: Output) => void,
  failed: (error: unknown) => void,
  pause = 120,
): (input: Input) => void {
  let waiting: { readonly input: Input } | undefined
  let busy = false

  async function work() {
    busy = true
    while (waiting) {
      const { input } = waiting
      waiting = undefined
      await job(input).then(done, failed)
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    }
    busy = false
  }

  return (input) => {
    waiting = { input }
    if (!busy) void work()
  }
}
