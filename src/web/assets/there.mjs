// What is typed and not handed in is kept at the site as well as on this device: it can be gone on with on another, and by a
// colleague where an organization writes it together. Whoever was first is not written over: the other is shown both.
import { areSame, fieldsOf } from './kept.mjs'
import { contentOf, forgetKept, keep, keptUnder, put, restore, sayWhen } from './refused.mjs'

const ADDRESS = '/texts'
const JSON_ONLY = { Accept: 'application/json' }
/** Milliseconds from the last letter to the save. */
const WAIT = 1500
const page = location.pathname
const states = new WeakMap() // form → { version that is there, timer, isSaving, isApart: until somebody has chosen }
function stateOf(form) {
  const state = states.get(form) ?? { version: 0 }
  states.set(form, state)
  return state
}

/** What this page's forms were last left as; null: it cannot be told. */
async function ask() {
  try {
    const response = await fetch(`${ADDRESS}?of=${encodeURIComponent(page)}`, { headers: JSON_ONLY })
    return response.ok ? (await response.json()).texts : null
  } catch {
    return null
  }
}

const send = (address, { together = '', ...more }) =>
  fetch(address, {
    method: 'POST',
    headers: JSON_ONLY,
    keepalive: true,
    body: new URLSearchParams({ page, together, ...more }),
  })

const isOf =
  ({ name, form }) =>
  (there) =>
    there.form === name && there.isShared === 'together' in form.dataset

/** `texts`: { form, name, key } of each; what was found here stands in them already. */
export async function meetThere(texts) {
  const found = texts.length > 0 ? await ask() : null
  if (!found) return
  for (const text of texts) meet(text, found.find(isOf(text)))
}

function meet(text, there) {
  const { form, key } = text
  const here = keptUnder(key)
  const wasThere = here?.there ?? 0
  stateOf(form).version = there?.version ?? 0
  if (!there) {
    // handed in or given up elsewhere
    if (wasThere > 0 && !here.isAhead) return leave(key)
    return here && saveSoon(text)
  }
  if (here && wasThere === there.version) return here.isAhead && saveSoon(text)
  const content = JSON.parse(there.content)
  if (here?.isAhead && !areSame(here.typed, content.typed)) return differ(text, there)
  take(text, there, content)
}

function leave(key) {
  forgetKept(key)
  location.reload()
}

function take({ form, key }, { at, version, isOwn, name }, content) {
  put(key, { ...content, at, page, there: version })
  restore(form, key, isOwn ? undefined : name)
}

/** After the last letter, one save at a time; without a connection it stays on this device. */
export function saveSoon(text) {
  const state = stateOf(text.form)
  clearTimeout(state.timer)
  if (!state.isApart) state.timer = setTimeout(() => save(text, state), WAIT)
}

async function save(text, state) {
  const { form, name, key } = text
  if (state.isSaving) return saveSoon(text)
  if (!keptUnder(key)) return
  state.isSaving = true
  const sent = contentOf(form)
  try {
    const more = { form: name, title: titleOf(), version: state.version, content: JSON.stringify(sent) }
    const response = await send(ADDRESS, { ...form.dataset, ...more })
    if (response.status === 409) await differAsked(text)
    else if (response.ok) saved(text, state, await response.json(), sent)
  } catch {
    // it stays on this device, and goes there with the next letter
  }
  state.isSaving = false
}

function saved({ form, name, key }, state, { version, at }, sent) {
  state.version = version
  if (!keptUnder(key)) return dropThere({ form, name })
  keep(form, key, { at: Date.now(), page, there: version, isAhead: !areSame(sent.typed, fieldsOf(form)) })
  saidIn(form).textContent = `已保留，${clock(at)}`
}

async function differAsked(text) {
  const there = (await ask())?.find(isOf(text))
  if (there) return differ(text, there)
  stateOf(text.form).version = 0
  saveSoon(text)
}

/** Two have written: neither goes before somebody has chosen. */
function differ(text, there) {
  const { form, key } = text
  const content = JSON.parse(there.content)
  const state = stateOf(form)
  state.version = there.version
  if (areSame(content.typed, fieldsOf(form))) return
  state.isApart = true
  const note = document.createElement('div')
  note.className = 'note warn'
  note.setAttribute('role', 'alert')
  const words = document.createElement('p')
  words.textContent = `${there.isOwn ? '您' : there.name}${sayWhen(there.at)}在别处也写了这一份，与这里的不同。下面是这里写的。`
  const ways = Object.assign(document.createElement('p'), { className: 'actions' })
  const choice = (textContent, act) => {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'as-link',
      textContent,
    })
    button.addEventListener('click', () => {
      state.isApart = false
      note.remove()
      act()
    })
    return button
  }
  ways.append(
    choice('留这里写的', () => saveSoon(text)),
    choice('换成那一份', () => take(text, there, content)),
  )
  note.append(words, ways)
  form.prepend(note)
  // until then it stays on this device
  keep(form, key, { at: Date.now(), page, isAhead: true })
}

/** Given up. */
export function dropThere({ form, name }) {
  const state = stateOf(form)
  clearTimeout(state.timer)
  drop({ ...form.dataset, form: name, version: state.version })
  state.version = 0
}

/** That version and those before it: what another window has written since stays. */
export const drop = (which) =>
  which.version > 0 ? send(`${ADDRESS}/discards`, which).catch(() => {}) : undefined

/** The newest that this window has read or written, the one that is under way among them. */
export const versionIn = (form) => stateOf(form).version + (stateOf(form).isSaving ? 1 : 0)

function saidIn(form) {
  const said = form.querySelector('.kept')
  if (said) return said
  const made = Object.assign(document.createElement('span'), { className: 'kept quiet small' })
  made.setAttribute('role', 'status')
  ;(form.querySelector('button:not([type="button"])')?.parentElement ?? form).append(made)
  return made
}

const titleOf = () => document.querySelector('h1')?.textContent.trim() ?? ''
const clock = (at) =>
  new Date(at).toLocaleTimeString('zh-CN', {
    ...{ timeZone: 'Asia/Shanghai', hourCycle: 'h23' },
    ...{ hour: '2-digit', minute: '2-digit' },
  })
