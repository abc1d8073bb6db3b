// Brings the passkey buttons of the sign-in and account pages to life, and shows a password. Without it the pages work, only not with passkeys.

// Whoever opened an invitation to become a station by the device's camera has to sign in first. Its code stands behind the `#`, which no form and no
// server carries on: this tab keeps it for the scanner (`kept-invitation.ts`), and the address shows it no longer.
if (/^#station=[\dA-Za-z-]{26,40}$/.test(location.hash)) {
  try {
    sessionStorage.setItem('loomcell.invitation', `${Date.now()} ${location.hash.slice(1)}`)
    history.replaceState(null, '', location.pathname + location.search)
  } catch {
    // A browser may forbid it: then it is scanned again.
  }
}

for (const toggle of document.querySelectorAll('[data-shows]')) {
  toggle.closest('label').hidden = false
  toggle.addEventListener('change', () => {
    document.getElementById(toggle.dataset.shows).type = toggle.checked ? 'text' : 'password'
  })
}

const isAble =
  globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined &&
  // A passkey belongs to a name; browsers give none to a bare address.
  !/^[\d.]+$|:/.test(location.hostname)

if (isAble) {
  const button = document.querySelector('[data-passkey="sign-in"]')
  button?.addEventListener('click', () => attempt(button, signIn))
  const form = document.querySelector('[data-passkey="add"]')
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    attempt(form, add)
  })
  const asking = document.querySelector('[data-passkey="confirm"]')
  asking?.addEventListener('click', () => attempt(asking, confirm))
  for (const way of document.querySelectorAll('[data-passkey], [data-passkey-ways]')) {
    way.hidden = false
  }
  for (const hint of document.querySelectorAll('[data-passkey-without]')) hint.hidden = true
}

/** Shows what went wrong in our words; what the browser itself asks and tells is its own. */
async function attempt(way, act) {
  const fault = (way.closest('section') ?? document).querySelector('[data-passkey-fault]')
  fault.hidden = true
  try {
    location.assign(await act(way))
  } catch (error) {
    fault.textContent = error.told ?? way.dataset.failed
    fault.hidden = false
  }
}

async function signIn(button) {
  const options = await send('/sign-in/passkey/options', {})
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const credential = await navigator.credentials.get({ publicKey })
  const sent = { credential: credential.toJSON(), next: button.dataset.next }
  return (await send('/sign-in/passkey', sent)).next
}

async function add(form) {
  const { name, password } = Object.fromEntries(new FormData(form))
  const options = await send('/account/passkeys/options', { password })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const credential = await navigator.credentials.create({ publicKey })
  return (await send('/account/passkeys', { credential: credential.toJSON(), name })).next
}

async function confirm() {
  const options = await send('/account/confirm/options', {})
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const credential = await navigator.credentials.get({ publicKey })
  return (await send('/account/confirm', { credential: credential.toJSON() })).next
}

async function send(path, value) {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(value) })
  const said = await answer.json()
  if (answer.ok) return said
  throw Object.assign(new Error(`Cannot go on: ${path} answered ${answer.status}`), said)
}
