// What a page gains from script. Without it every form still works: the server computes, checks and says.
'use strict'

const all = (root, selector) => [...root.querySelectorAll(selector)]
const put = (root, selector, text) => all(root, selector).forEach((place) => (place.textContent = text))

document.querySelector('.errors[role="alert"]')?.focus()

// ── Saving by itself (`autosave` in fields.tsx): htmx sends the form and waits its turn; here it says how that went ──
const ours = (event) => (event.target.matches?.('form[hx-post][hx-swap="none"]') ? event.target : null)
const on = (event, act) => document.addEventListener(event, (e) => ours(e) && act(ours(e), e))
const inFlight = new WeakMap() // form → what to do when the save is over, or null
const retries = new WeakMap() // form → { wait in ms, timer }
let leaving = new WeakSet() // forms that have been sent for good
addEventListener('pageshow', () => (leaving = new WeakSet()))

on('htmx:before:request', (form, event) => {
  if (leaving.has(form)) return event.preventDefault()
  inFlight.set(form, null)
  // a save that waited sends what the form holds now, and the version that the last one made
  event.detail.ctx.request.body = new URLSearchParams(new FormData(form))
})

on('htmx:after:request', (form, event) => {
  event.preventDefault() // the answer is JSON, not a piece of page
  const { response, text } = event.detail.ctx
  if (response.status >= 500) return retry(form)
  clearTimeout(retries.get(form)?.timer)
  retries.delete(form)
  const answer = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
  if (response.status >= 400 || !answer)
    return tell(form, `没有保存：${answer?.title ?? '请按“保存”看看为什么'}`, true)
  if (answer.version !== undefined && form.elements.version) form.elements.version.value = answer.version
  tell(form, `已保存，${clock(response.headers.get('date'))}`, false)
})
on('htmx:error', retry)

on('htmx:finally:request', (form) => {
  const next = inFlight.get(form)
  inFlight.delete(form)
  next?.()
})

// A button pressed while a save is under way waits for it, or the two would collide.
on('submit', (form, event) => {
  if (!inFlight.has(form)) return leaving.add(form)
  event.preventDefault()
  inFlight.set(form, () => form.requestSubmit(event.submitter))
})

function retry(form) {
  const { wait = 5000, timer } = retries.get(form) ?? {}
  clearTimeout(timer)
  const again = setTimeout(() => form.dispatchEvent(new Event('change')), wait)
  retries.set(form, { wait: Math.min(60000, wait * 2), timer: again })
  tell(form, '没有保存，正在重试', true)
}

function tell(form, words, bad) {
  put(form, '.saved', words)
  all(form, '.saved').forEach((saved) => saved.classList.toggle('bad', bad))
}

const clock = (date) =>
  (date ? new Date(date) : new Date()).toLocaleTimeString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hourCycle: 'h23',
  })

// ── Sums while typing, in whole hundredths; what counts is what the server adds up ──
const hundredths = (typed = '') =>
  Math.round(Number(typed.normalize('NFKC').replace(/[\s,元¥]/g, '')) * 100) || 0
const shown = (sum) => (sum / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0)

document.addEventListener('input', ({ target }) => {
  if (target.form && target.matches('[data-points]')) addPoints(target.form, target)
})

function addPoints(form, { name, value, parentElement }) {
  put(
    form,
    '.tally output',
    shown(sum(all(form, 'input[data-points]').map((input) => hundredths(input.value)))),
  )
  put(form, `[data-of="${CSS.escape(name)}"]`, value || '未评')
  for (const level of all(parentElement.closest('.mark') ?? parentElement, '.levels [data-from]')) {
    const here =
      value !== '' && Number(value) >= Number(level.dataset.from) && Number(value) <= Number(level.dataset.to)
    level.ariaCurrent = here ? 'true' : null
  }
}
// ── Questions that are asked only after a certain answer: hidden while they are not, and sent all the same ──
function showAsked(form) {
  const typed = new FormData(form)
  for (const one of all(form, '[data-when]')) {
    const { when, is } = one.dataset
    const names = [when, `${when}[]`]
    if (!names.some((name) => form.elements[name])) continue // asked on another page
    const above = all(form, '[data-when]').find((other) =>
      all(other, '[name]').some(({ name }) => names.includes(name)),
    )
    const given = names.flatMap((name) => typed.getAll(name))
    one.hidden = Boolean(above?.hidden) || !given.some((word) => is.split('\n').includes(word))
  }
}

const showAllAsked = () =>
  [...document.forms].forEach((form) => form.querySelector('[data-when]') && showAsked(form))
addEventListener('pageshow', showAllAsked)
document.addEventListener('change', ({ target }) => target.form && showAsked(target.form))
