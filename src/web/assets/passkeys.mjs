// Passkeys (passkey.tsx): when its form is sent, the server is asked for a challenge, the browser for what a passkey makes of it,
// and the form goes on with that in its hidden field. A browser that cannot, or a person who would rather not, is told.
const SAYS = {
  cannot: '这个浏览器不能用通行密钥，请换一个，或者用别的方法。',
  ready: '会请您用指纹、人脸或者锁屏密码确认。',
  waits: '请在弹出的窗口里确认……',
  lost: '没有连上网站，请再试一次。',
  NotAllowedError: '没有确认，或者等得太久。可以再试一次。',
  InvalidStateError: '这台设备上已经有这个账号的通行密钥了。',
  SecurityError: '这个网址不能用通行密钥：要用网站的正式网址打开。',
}

const formOf = (place) => place.closest('form') ?? place.querySelector('form')
const fieldOf = (place) => formOf(place).elements[place.dataset.into]
const buttonOf = (place) => place.querySelector(':scope > button')
const tell = (place, text) => (place.querySelector(':scope > [data-says]').textContent = text)

const places = [...document.querySelectorAll('[data-passkey]')]
if (window.PublicKeyCredential) places.forEach(arm)
else places.forEach((place) => tell(place, SAYS.cannot))

/** With a button of its own the passkey is one of two ways; without, it is asked for when the form is sent. */
function arm(place) {
  tell(place, SAYS.ready)
  const button = buttonOf(place)
  if (!button) {
    fieldOf(place).value = ''
    formOf(place).addEventListener('submit', (event) => isAnswered(event) || event.preventDefault())
    return
  }
  button.hidden = false
  button.addEventListener('click', () => send([place]))
}

/** A new passkey is asked for after the one that opens the way to it. */
function isAnswered({ target, submitter, defaultPrevented }) {
  if (defaultPrevented) return true
  const open = places.filter((place) => formOf(place) === target && !buttonOf(place) && !fieldOf(place).value)
  if (open.length > 0) void send(open.toReversed(), submitter)
  return open.length === 0
}

let isAsking = false
async function send(open, submitter) {
  if (isAsking) return
  isAsking = true
  for (const place of open) if (!(await isGiven(place))) return (isAsking = false)
  isAsking = false
  formOf(open[0]).requestSubmit(submitter)
}

async function isGiven(place) {
  tell(place, SAYS.waits)
  try {
    fieldOf(place).value = await answered(place.dataset, formOf(place))
    tell(place, SAYS.ready)
    return true
  } catch (error) {
    tell(place, error.says ?? SAYS[error.name] ?? SAYS.lost)
    return false
  }
}

/** The text of what the passkey answers. */
async function answered({ passkey, from }, form) {
  const options = await challenge(from, form)
  const publicKey = { ...options, challenge: bytes(options.challenge) }
  for (const list of ['excludeCredentials', 'allowCredentials'])
    if (options[list]) publicKey[list] = options[list].map((one) => ({ ...one, id: bytes(one.id) }))
  if (options.user) publicKey.user = { ...options.user, id: bytes(options.user.id) }
  const { id, rawId, type, authenticatorAttachment, response } = await navigator.credentials[passkey]({
    publicKey,
  })
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
  const said = parts.filter((part) => response[part]).map((part) => [part, text(response[part])])
  const transports = response.getTransports?.()
  return JSON.stringify({
    ...{ id, rawId: text(rawId), type, authenticatorAttachment, clientExtensionResults: {} },
    response: { ...Object.fromEntries(said), ...(transports && { transports }) },
  })
}

async function challenge(from, form) {
  const body = from.startsWith('/account') ? new URLSearchParams(new FormData(form)) : ''
  const answer = await fetch(from, { method: 'POST', headers: { accept: 'application/json' }, body })
  const said = await answer.json()
  if (answer.ok) return said
  throw Object.assign(new Error(said.why), { says: said.problems?.[0]?.says ?? said.title })
}

const bytes = (base64url) =>
  Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
