// `npm run build [-- chrome|firefox|cli]`: builds what is named, or everything, into dist/.
import { isMain, root, seconds } from './project.mjs'

/** What each target is made of: modes of vite.config.ts, in order (the first empties the folder). */
const targets = {
  chrome: ['chrome', 'page-hook', 'relay'],
  firefox: ['firefox'],
  cli: ['cli'],
}

export async function build(names = Object.keys(targets), print = (line) => console.log(line)) {
  const { build } = await import('vite')
  for (const name of names) {
    const modes = targets[name]
    if (!modes)
      throw new Error(`There is nothing called "${name}" to build; choose from ${Object.keys(targets).join(', ')}.`)
    const started = Date.now()
    for (const mode of modes) await build({ root, configFile: `${root}/vite.config.ts`, mode })
    print(`built dist/${name} (${seconds(started)})`)
  }
}

if (isMain(import.meta.url)) {
  const names = process.argv.slice(2)
  await build(names.length > 0 ? names : undefined).catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
