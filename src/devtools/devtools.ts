import browser from 'webextension-polyfill'

browser.devtools.panels.create('OAuth X-ray', 'icons/light-32.png', 'src/panel/panel.html')
