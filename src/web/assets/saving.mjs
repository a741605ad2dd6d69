// Saving by itself (`autosave` in fields.tsx): htmx sends the form and waits its turn; here it says how that went, tries
// again, and brings back what a lost connection, a closed tab or an ended session had left unsaved. It
// stands before htmx in the page: it must be there before the first save.
import { foldLists } from './fold.mjs'
import {
  addressOf,
  areSame,
  fieldsOf,
  fill,
  forget,
  forgetAll,
  forgetArrived,
  isTyped,
  keep,
  keepShown,
  keptOf,
} from './kept.mjs'
import { keepLeft } from './left.mjs'
import { keepRefused } from './refused.mjs'
import { keepTexts } from './texts.mjs'
import { drop } from './there.mjs'

foldLists()
keepRefused()
keepLeft()

const FORM = 'form[hx-post][hx-swap="none"]'
const forms = [...document.querySelectorAll(FORM)]
const ours = (event) => event.target.closest?.(FORM)
const on = (event, act) => document.addEventListener(event, (e) => ours(e) && act(ours(e), e))
const inFlight = new WeakMap() // form → { saves under way, what to do when the last is over }
const sending = new WeakMap() // form → the fields that are under way
const retries = new WeakMap() // form → { wait in ms, timer }
const crowded = new WeakSet() // forms with rows that the page has no room for
let leaving = new WeakSet() // forms that have been sent for good

on('input', (form) => keep(form))
on('change', (form) => keep(form))

on('htmx:before:request', (form, event) => {
  if (leaving.has(form)) return event.preventDefault()
  begin(form)
  sending.set(form, fieldsOf(form))
  // a save that waited sends what the form holds now, and the version that the last one made
  event.detail.ctx.request.body = bodyOf(form)
})

on('htmx:after:request', (form, event) => {
  event.preventDefault() // the answer is JSON, not a piece of page
  const { response, text } = event.detail.ctx
  if (response.status >= 500) return retry(form)
  answered(form, response, text)
})
on('htmx:error', retry)

on('htmx:finally:request', end)

/** The one that waits may begin before the end of the last is told. */
function begin(form) {
  const { saves = 0, next } = inFlight.get(form) ?? {}
  inFlight.set(form, { saves: saves + 1, next })
}

function end(form) {
  const { saves = 0, next } = inFlight.get(form) ?? {}
  if (saves > 1) return inFlight.set(form, { saves: saves - 1, next })
  inFlight.delete(form)
  next?.()
}

const bodyOf = (form) => new URLSearchParams(new FormData(form))

function answered(form, response, text) {
  clearTimeout(retries.get(form)?.timer)
  retries.delete(form)
  if (response.status === 401) return signInAgain(form)
  const answer = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
  if (response.status === 409)
    return tell(form, '没有保存：别人先改了这一部分。请按“保存”，两边写的都会列出来', true)
  if (response.status >= 400 || !answer)
    return tell(form, `没有保存：${answer?.title ?? '请按“保存”看看为什么'}`, true)
  if (answer.version !== undefined && form.elements.version) form.elements.version.value = answer.version
  if (areSame(sending.get(form) ?? [], fieldsOf(form))) forget(form)
  else keep(form)
  if (crowded.has(form)) return location.reload()
  tell(form, `已保存，${clock(response.headers.get('date'))}`, false)
}

/** What was typed stays on this device; signing in leads back here. The link stays the same: somebody may be pressing it. */
function signInAgain(form) {
  keep(form)
  if (form.querySelector('.saved a')) return
  tell(form, '登录已过期，您写的都留在这台设备上，', true)
  const link = Object.assign(document.createElement('a'), {
    href: `/sign-in?next=${encodeURIComponent(location.pathname)}`,
    textContent: '登录后继续',
  })
  for (const saved of form.querySelectorAll('.saved')) saved.append(link.cloneNode(true))
}

function retry(form) {
  const { wait = 5000, timer } = retries.get(form) ?? {}
  clearTimeout(timer)
  const again = setTimeout(() => save(form), wait)
  retries.set(form, { wait: Math.min(60000, wait * 2), timer: again })
  tell(
    form,
    navigator.onLine ? '没有保存，正在重试' : '没有联网，您写的都留在这台设备上，联网后自动保存',
    true,
  )
}

const save = (form) => form.dispatchEvent(new Event('change', { bubbles: true }))
addEventListener('online', () => forms.filter((form) => retries.has(form)).forEach(save))

// A button pressed while a save is under way waits for it, or the two would collide.
on('submit', (form, event) => {
  if (!inFlight.has(form)) {
    keep(form, true)
    return leaving.add(form)
  }
  event.preventDefault()
  inFlight.set(form, { ...inFlight.get(form), next: () => form.requestSubmit(event.submitter) })
})

// A phone puts the page away without a word: what is not saved yet goes out with it.
addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && forms.forEach(sendLast))
addEventListener('pagehide', () => forms.forEach(sendLast))

async function sendLast(form) {
  if (!keptOf(form) || leaving.has(form) || inFlight.has(form)) return
  begin(form)
  sending.set(form, fieldsOf(form))
  try {
    const headers = { Accept: 'application/json' }
    const response = await fetch(addressOf(form), {
      ...{ method: 'POST', headers, body: bodyOf(form), keepalive: true },
    })
    answered(form, response, await response.text())
  } catch {
    retry(form) // kept on this device until then
  } finally {
    end(form)
  }
}

function tell(form, words, bad) {
  for (const saved of form.querySelectorAll('.saved')) {
    saved.textContent = words
    saved.classList.toggle('bad', bad)
  }
}

const clock = (date) =>
  (date ? new Date(date) : new Date()).toLocaleTimeString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hourCycle: 'h23',
  })

// ── What was left unsaved ──
document.addEventListener('submit', ({ target }) => {
  if (target.getAttribute('action') === '/sign-out') forgetAll()
})
addEventListener('pageshow', ({ persisted }) => {
  leaving = new WeakSet()
  if (persisted) forms.forEach((form) => keptOf(form) && keep(form))
})
forgetArrived(forms, keepTexts(), drop)
// after htmx, which then hears of what is to be saved
addEventListener('DOMContentLoaded', () => setTimeout(() => forms.forEach(restore)))

function restore(form) {
  const left = keptOf(form)
  if (!left) return isTyped(form) && save(form)
  // the page after a collision holds these very words, and they are not saved yet
  if (areSame(left.fields, fieldsOf(form)))
    return document.querySelector('#elsewhere') ? keep(form) : forget(form)
  // the server leads here with the version that it has just saved upon, though the form has grown or shrunk by it
  if (left.sent && new URLSearchParams(location.search).get('saved') === left.version) return forget(form)
  if (fill(form, left.fields)) crowded.add(form)
  if (left.version === form.elements.version?.value) {
    tell(form, '找回了没有保存的内容，正在保存', false)
    return save(form)
  }
  // this is the server's answer, and it is still not what was typed: asking again would end nowhere
  if (left.shown) return tell(form, '没有保存：别人先改了这一部分。请核对以后按“保存”', true)
  keepShown(form, left)
  // somebody has saved since: the server shows both, side by side
  form.elements.version.value = left.version
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'do', value: 'stay' }))
  form.submit()
}
