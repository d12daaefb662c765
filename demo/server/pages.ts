import { ada } from './account.ts'
import { escapeHtml } from './html.ts'

/** What the authorization server shows to people. A page that is not to be used by hand presses its own button. */

export function signInPage(page: { action: string; client: string; press: 'sign-in' | 'cancel' | undefined }): string {
  return document(
    'Sign in',
    `<h1>Sign in</h1>
    <p><strong>${escapeHtml(page.client)}</strong> wants to know who you are.</p>
    <form method="post" action="${escapeHtml(page.action)}">
      <label>User name <input name="user" value="${ada.accountId}" autocomplete="username" readonly></label>
      <label>Password <input name="password" type="password" value="engine" autocomplete="off" readonly></label>
      ${buttons('Sign in')}
    </form>`,
    page.press,
  )
}

export function consentPage(page: {
  action: string
  client: string
  scopes: readonly string[]
  press: 'sign-in' | 'cancel' | undefined
}): string {
  return document(
    'Allow access',
    `<h1>Allow access?</h1>
    <p><strong>${escapeHtml(page.client)}</strong> asks, as ${ada.name}, for:</p>
    <ul>${page.scopes.map((scope) => `<li>${escapeHtml(scopeText[scope] ?? scope)}</li>`).join('')}</ul>
    <form method="post" action="${escapeHtml(page.action)}">
      ${buttons('Allow')}
    </form>`,
    page.press,
  )
}

export function signOutPage(page: { form: string; byHand: boolean }): string {
  return document(
    'Sign out',
    `<h1>Sign out?</h1>
    <p>You are signed in as ${ada.name}.</p>
    ${page.form}
    <div class="buttons">
      <button id="sign-in" type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
      <button class="plain" type="submit" form="op.logoutForm">Stay signed in</button>
    </div>`,
    page.byHand ? undefined : 'sign-in',
  )
}

export function errorPage(page: { app: string; error: string; description: string | undefined }): string {
  return document(
    'Error',
    `<h1>This request cannot be answered</h1>
    <p><code>${escapeHtml(page.error)}</code></p>
    <p>${escapeHtml(page.description ?? '')}</p>
    <p><a href="${escapeHtml(page.app)}/">Back to the lab</a></p>`,
    undefined,
  )
}

const scopeText: Readonly<Record<string, string>> = {
  openid: 'know who you are',
  profile: 'your name',
  email: 'your e-mail address',
  offline_access: 'access while you are away',
  'orders.read': 'read your orders',
  'orders.write': 'create orders for you',
}

function buttons(yes: string): string {
  return `<div class="buttons">
        <button id="sign-in" name="decision" value="yes">${yes}</button>
        <button id="cancel" class="plain" name="decision" value="no">Cancel</button>
      </div>`
}

/** Long enough to see that a page was there. */
const pressAfterMilliseconds = 150

function document(title: string, body: string, press: string | undefined): string {
  const script = press
    ? `<script>setTimeout(() => document.getElementById('${press}').click(), ${pressAfterMilliseconds})</script>`
    : ''
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} – Demo Login</title>
  <link rel="icon" href="data:,">
  <style>${style}</style>
</head>
<body>
  <main>
    <p class="brand">Demo Login</p>
    ${body}
  </main>
  ${script}
</body>
</html>`
}

const style = `
  :root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3c4048); --accent: light-dark(#1a56db, #8ab4f8); }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#eef1f6, #1b1c1f);
    color: light-dark(#1f2328, #e6e6e6); font: 15px/1.5 system-ui, sans-serif; }
  main { box-sizing: border-box; width: min(24rem, calc(100vw - 2rem)); padding: 1.5rem 2rem 2rem; border-radius: 12px;
    background: light-dark(#fff, #26282c); border: 1px solid var(--line); }
  .brand { margin: 0 0 1rem; font-weight: 600; color: var(--accent); }
  h1 { margin: 0 0 .5rem; font-size: 1.4rem; }
  ul { padding-left: 1.2rem; }
  label { display: block; margin-top: .75rem; }
  input { display: block; box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; border-radius: 6px;
    border: 1px solid var(--line); background: transparent; color: inherit; }
  .buttons { display: flex; gap: .75rem; margin-top: 1.25rem; }
  button { padding: .5rem 1.1rem; font: inherit; border-radius: 6px; border: 1px solid var(--accent); cursor: pointer;
    background: var(--accent); color: light-dark(#fff, #1b1c1f); }
  button.plain { background: transparent; color: inherit; border-color: var(--line); }
  code { font-size: 1.05em; }
  a { color: var(--accent); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`
