// An act that was refused is answered at its own address, which a phone that puts the tab away cannot load again. The page
// takes its screen's address instead, and what was typed stays with this tab until the form is sent once more.
import { fieldsOf, fill } from './kept.mjs'

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content
const keyOf = (form) => `refused ${meta('person')} ${form.getAttribute('action')}`
/** Those that do not save by themselves. */
const forms = [...document.querySelectorAll('form[method="post"]:not([hx-post])')]

export function keepRefused() {
  const here = meta('here')
  if (!here) return forms.forEach(restore)
  history.replaceState(null, '', here)
  const refused = document.querySelector('#refusal')?.closest('form')
  if (refused) keep(refused)
}

function keep(form) {
  const secret = new Set([...form.querySelectorAll('[type="password"]')].map(({ name }) => name))
  stored(() => {
    const typed = fieldsOf(form).filter(([name]) => !secret.has(name))
    sessionStorage.setItem(keyOf(form), JSON.stringify(typed))
  })
}

function restore(form) {
  stored(() => {
    const typed = JSON.parse(sessionStorage.getItem(keyOf(form)))
    if (typed) fill(form, typed)
  })
}

document.addEventListener('submit', ({ target }) => {
  stored(() =>
    target.getAttribute('action') === '/sign-out'
      ? sessionStorage.clear()
      : sessionStorage.removeItem(keyOf(target)),
  )
})

/** A full or a closed store keeps nothing: the form works without. */
function stored(act) {
  try {
    act()
  } catch {
    // nothing is kept
  }
}
