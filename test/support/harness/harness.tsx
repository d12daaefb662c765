import { mount } from '../../../src/ui/mount.tsx'
import { PanelView } from '../../../src/ui/views/panel/panel-view.tsx'
import { PopupView } from '../../../src/ui/views/popup/popup-view.tsx'
import { ViewerView } from '../../../src/ui/views/viewer/viewer-view.tsx'
import { fakeAdapter } from '../fake-adapter.ts'
import { worlds } from './worlds.ts'

/** Any view in any state, without an extension: `?view=popup&world=recording&theme=dark`. */
const asked = new URLSearchParams(location.search)
const views = { panel: PanelView, viewer: ViewerView, popup: PopupView }
const view = views[(asked.get('view') ?? 'panel') as keyof typeof views]
const world = worlds[asked.get('world') ?? 'failed']
if (!world) throw new Error(`There is no world called ${asked.get('world')}.`)

const theme = asked.get('theme')
mount(view, fakeAdapter(world()), theme === null ? undefined : { name: theme, onChange: () => undefined })
