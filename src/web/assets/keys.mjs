// Keys of a page that is worked through (web/keys.tsx): each does what a click on its place does. Whoever does not want them turns
// them off, for this device; where somebody is writing they are letters.
const OFF = 'gongyi-keys-off'
const help = document.querySelector('[data-keys-help]')
const toggle = help.querySelector('button')

help.hidden = false
sayState()
toggle.addEventListener('click', () => {
  if (isOff()) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, 'off')
  sayState()
})
document.addEventListener('keydown', press)

function isOff() {
  return localStorage.getItem(OFF) !== null
}
function sayState() {
  toggle.textContent = isOff() ? '打开快捷键' : '关掉快捷键'
}

function press(event) {
  const { key, target, ctrlKey, altKey, metaKey, isComposing } = event
  if (isOff() || altKey || metaKey || isComposing) return
  if (ctrlKey) {
    if (key === 'Enter') target.form?.requestSubmit()
    return
  }
  if (isWriting(target) || (target.type === 'radio' && key.startsWith('Arrow'))) return
  const place = walked(key) ?? numbered(key) ?? named(key)
  if (!place) return
  event.preventDefault()
  place.focus()
  if (place.matches('[data-numbered] input, a[data-keys], button[data-keys]')) place.click()
}

const isWriting = (place) => place.matches('textarea, select, input:not([type="radio"], [type="checkbox"])')

/** The row after the one that has the focus, or before it. */
function walked(key) {
  const step = { j: 1, k: -1 }[key]
  const rows = [...document.querySelectorAll('[data-walked] tbody th a')]
  if (!step || rows.length === 0) return undefined
  const at = rows.indexOf(document.activeElement)
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))]
}

const numbered = (key) =>
  /^[1-9]$/.test(key) ? document.querySelectorAll('[data-numbered] input')[Number(key) - 1] : undefined

function named(key) {
  const place = document.querySelector(`[data-keys~="${CSS.escape(key)}"]`)
  return place?.matches('a, button') ? place : place?.querySelector('textarea, input')
}
