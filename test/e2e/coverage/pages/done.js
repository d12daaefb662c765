/** What the test waits for; an error is what the page itself experienced. */
export function done(error) {
  document.documentElement.dataset.error = error === undefined ? '' : String(error)
  document.documentElement.dataset.state = 'done'
}

export async function until(finished) {
  try {
    await finished
    done()
  } catch (error) {
    done(error)
  }
}
