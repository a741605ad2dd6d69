// What a page gains from script. Without it every form still works: the server computes, checks and says.
'use strict'

const all = (root, selector) => [...root.querySelectorAll(selector)]
const put = (root, selector, text) => all(root, selector).forEach((place) => (place.textContent = text))

document.querySelector('.errors[role="alert"]')?.focus()

// ── Without a connection a button says so, and what was typed stays where it is ──
addEventListener('submit', sayOffline, { capture: true })
navigator.serviceWorker?.register('/offline-worker.js').catch(() => {})
addEventListener('online', () => all(document, '.offline').forEach((note) => note.remove()))

function sayOffline(event) {
  const form = event.target
  // files say it themselves, each by its name
  if (navigator.onLine || form.querySelector('[data-sends]')) return
  event.preventDefault()
  event.stopImmediatePropagation()
  all(document, '.offline').forEach((note) => note.remove())
  const note = document.createElement('p')
  note.className = 'note warn offline'
  note.setAttribute('role', 'alert')
  note.textContent = '没有联网，还没有办成。您写的都在，联网以后再按一次。'
  form.append(note)
}

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

// ── Passwords, where a page asks for one ──
if (document.querySelector('input[type="password"]')) import('./passwords.mjs')

// ── Numbers of people, in what is typed ──
if (document.querySelector('form textarea'))
  import('./numbers.mjs').then(({ watchNumbers }) => watchNumbers())

// ── Keys, where a page is worked through by them ──
if (document.querySelector('[data-keys-help]')) import('./keys.mjs')

// ── Files, where a page takes some ──
if (document.querySelector('input[type="file"]')) import('./sending.mjs')

// ── Passkeys, where a page asks for one ──
if (document.querySelector('[data-passkey]')) import('./passkeys.mjs')

// ── A secret that is handed in as its fingerprint ──
if (document.querySelector('[data-hashes]')) import('./hashing.mjs')
