// What is typed into a form that saves by itself stays on this device until the server has it: after a lost connection,
// a closed tab or an ended session it is there again. By person and form, so that nobody is shown another's words.

const person = document.querySelector('meta[name="person"]')?.content
export const PREFIX = 'typed '
const MONTH = 30 * 86_400_000

/** A page that says no in place of what was asked for: what was sent has not arrived. */
export const saysNo = () => document.querySelector('meta[name="refused"]') !== null

export const addressOf = (form) => form.getAttribute('hx-post')
const keyOf = (form) => `${PREFIX}${person} ${addressOf(form)}`

/** The fields as they would be sent, but for the version that the window has read. */
export const fieldsOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => name !== 'version' && typeof value === 'string')

/** Blank fields do not count, nor the order: rows that were added stand elsewhere after a reload. */
const written = (fields) =>
  JSON.stringify(
    fields
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => [name, value.replaceAll('\r\n', '\n')])
      .toSorted(([a, x], [b, y]) => `${a} ${x}`.localeCompare(`${b} ${y}`)),
  )
export const areSame = (a, b) => written(a) === written(b)

/** `sent`: its button was pressed; whether it arrived, the next page tells. */
export function keep(form, sent = false) {
  const { value: version } = form.elements.version ?? {}
  write(form, { fields: fieldsOf(form), version, page: location.pathname, at: Date.now(), sent })
}

/** What was left goes to the server once, to be shown beside what others have saved. */
export const keepShown = (form, left) => write(form, { ...left, shown: true })

function write(form, kept) {
  if (!person) return
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(kept))
  } catch {
    // a full or a closed store: the form still saves by itself
  }
}

export const forget = (form) => forgetKey(keyOf(form))
export const keptOf = (form) => read(keyOf(form))

function forgetKey(key) {
  try {
    localStorage.removeItem(key)
  } catch {
    // nothing was kept
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null
  }
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
  } catch {
    return []
  }
}

/** Whoever signs out leaves nothing behind. */
export const forgetAll = () => keys().forEach(forgetKey)

/**
 * This page follows from what was sent: it has arrived. A page without the form that leads back to it would be the
 * sign-in page, or an error of the browser's own, where no script runs. `arrived`: is told of each that is kept at the site too.
 */
export function forgetArrived(forms, texts, arrived = () => {}) {
  const here = new Set([...forms.map(keyOf), ...texts])
  const from = URL.parse(document.referrer)
  for (const key of keys()) {
    const { sent, page, at, where } = read(key) ?? {}
    const hasArrived = sent && !saysNo() && from?.origin === location.origin && from.pathname === page
    const isGone = key.startsWith(`${PREFIX}${person} `) && hasArrived && !here.has(key)
    if (isGone && where) arrived(where)
    if (isGone || !(Date.now() - at < MONTH)) forgetKey(key)
  }
}

/** Puts what was kept back into the form; rows that the page has no room for go along unseen. True: there are such. */
export function fill(form, fields) {
  const given = Map.groupBy(fields, ([name]) => name)
  for (const control of form.elements) {
    const values = given.get(control.name)?.map(([, value]) => value)
    if (control.name === 'version' || control.type === 'hidden' || !control.name) continue
    if (control.type === 'checkbox' || control.type === 'radio')
      control.checked = Boolean(values?.includes(control.value))
    else if (values) control.value = values[0]
  }
  const unseen = fields.filter(([name]) => !form.elements[name])
  for (const [name, value] of unseen)
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  return unseen.length > 0
}

/** Somebody was faster than this script, or the browser has put back what was typed before. */
export const isTyped = (form) => [...form.elements].some(hasChanged)

function hasChanged({ type, name, value, defaultValue, checked, defaultChecked, options, selectedIndex }) {
  if (!name || type === 'hidden' || type === 'submit' || type === 'file') return false
  if (type === 'checkbox' || type === 'radio') return checked !== defaultChecked
  if (!options) return value !== defaultValue
  return (
    selectedIndex !==
    Math.max(
      0,
      [...options].findIndex((option) => option.defaultSelected),
    )
  )
}
