// An act that was refused is answered at its own address, which a phone that puts the tab away cannot load again. The page
// takes its screen's address instead, and what was typed stays with this tab until the form is sent once more.
import { PREFIX, areSame, fieldsOf, fill } from './kept.mjs'

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content
export const person = meta('person')
const keyOf = (form) => `refused ${person} ${form.getAttribute('action')}`
/** Those that do not save by themselves. */
export const forms = [...document.querySelectorAll('form[method="post"]:not([hx-post])')]

/** Fields sent unseen that say what this window had read: the server refuses what was written upon something older. */
const READ = ['version', 'seen', 'files', 'draft', 'account']
const readBy = (form) => READ.map((name) => form.elements[name]).filter((field) => field?.type === 'hidden')

export function keepRefused() {
  const here = meta('here')
  if (!here) return forms.forEach((form) => restore(form, keyOf(form)))
  history.replaceState(null, '', here)
  const refused = document.querySelector('#refusal')?.closest('form')
  if (refused) keep(refused, keyOf(refused))
}

/** What opens an account stays nowhere. */
const SECRET = '[type="password"], [autocomplete="one-time-code"]'

/** What a form holds, and what it was written upon. */
export function contentOf(form) {
  const secret = new Set([...form.querySelectorAll(SECRET)].map(({ name }) => name))
  const typed = fieldsOf(form).filter(([name]) => !secret.has(name))
  return { typed, read: readBy(form).map(({ name, value }) => [name, value]) }
}

export function keep(form, key, more = {}) {
  const says = form.querySelector('#refusal .note')?.textContent
  put(key, { ...contentOf(form), says, ...more })
}
export const put = (key, kept) => stored(() => storeOf(key).setItem(key, JSON.stringify(kept)))

/** What may outlast its tab stands with what saves by itself; a visitor's is gone with the tab. */
const storeOf = (key) => (person && key.startsWith(PREFIX) ? localStorage : sessionStorage)
export const forgetKept = (key) => stored(() => storeOf(key).removeItem(key))
export function keptUnder(key) {
  let kept = null
  stored(() => (kept = JSON.parse(storeOf(key).getItem(key))))
  return kept
}

/** With the text comes what it was written upon, or it would silently take the place of what a colleague saved since. `who`: if not this person. */
export function restore(form, key, who = '您') {
  stored(() => {
    const { typed, read, says, at } = keptUnder(key) ?? {}
    if (!typed || areSame(typed, fieldsOf(form))) return
    fill(form, typed)
    const before = new Map(read)
    const fields = readBy(form).filter(({ name }) => before.has(name))
    const isBehind = fields.some(({ name, value }) => value !== before.get(name))
    for (const field of fields) field.value = before.get(field.name)
    if (isBehind) tell(form, key, '在这期间，别人改过这一项。按您先前写的保存，不会被接受。')
    else if (says && fields.length > 0) tell(form, key, `上次没有保存：${says}`)
    else if (at) tell(form, key, `找回了${who}${sayWhen(at)}写的。`, { who, yet: '提交' })
  })
}

export const sayWhen = (at) =>
  new Date(at).toLocaleString('zh-CN', {
    ...{ timeZone: 'Asia/Shanghai', hourCycle: 'h23' },
    ...{ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  })

/** That the form is not what stands there, and the two ways on. */
function tell(form, key, why, { who = '您', yet = '保存' } = {}) {
  form.querySelector(':scope > .note.found')?.remove()
  const note = Object.assign(document.createElement('div'), { className: 'note warn found' })
  note.setAttribute('role', 'status')
  const now = {
    href: location.pathname,
    target: '_blank',
    rel: 'noopener',
    textContent: '另开一页看现在的内容',
  }
  const drop = { type: 'button', className: 'as-link', textContent: '放弃我写的，换成现在的内容' }
  const words = Object.assign(document.createElement('p'), {
    textContent: `${why}下面是${who}写的，还没有${yet}。`,
  })
  const ways = Object.assign(document.createElement('p'), { className: 'actions' })
  ways.append(
    Object.assign(document.createElement('a'), now),
    Object.assign(document.createElement('button'), drop),
  )
  ways.lastChild.addEventListener('click', () => {
    forgetKept(key)
    form.reset()
    location.reload()
  })
  note.append(words, ways)
  form.prepend(note)
}

document.addEventListener('submit', ({ target }) => {
  stored(() =>
    target.getAttribute('action') === '/sign-out'
      ? sessionStorage.clear()
      : sessionStorage.removeItem(keyOf(target)),
  )
})

/** A full or a closed store keeps nothing: the form works without. */
export function stored(act) {
  try {
    act()
  } catch {
    // nothing is kept
  }
}
