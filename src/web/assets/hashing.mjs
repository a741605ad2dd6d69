// A secret number becomes its fingerprint in the browser: what is typed here has no name, and is never sent.

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
/** As the server reads a box: without spaces around it. */
const hashOf = async (text) =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.trim())))

for (const place of document.querySelectorAll('[data-hashes]')) if (globalThis.crypto?.subtle) arm(place)

function arm(place) {
  const target = place.querySelector('input')
  const secret = Object.assign(document.createElement('input'), { id: 'secret', autocomplete: 'off' })
  secret.className = target.className
  const label = Object.assign(document.createElement('label'), { htmlFor: 'secret', textContent: '口令' })
  const field = document.createElement('div')
  field.className = 'field'
  field.append(label, secret)
  place.prepend(field)
  target.readOnly = true
  secret.addEventListener('input', async () => {
    const { value } = secret
    const hash = value.trim() === '' ? '' : await hashOf(value)
    if (secret.value === value) target.value = hash
  })
}
