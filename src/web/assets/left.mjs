// The page of whoever is signed in stays nowhere in the browser, which has forgotten what stood in its forms when it goes back
// to it. What was typed and not sent stays with this tab, and is there again on the way back.
import { areSame, fieldsOf } from './kept.mjs'
import { forms, keep, person, restore, stored } from './refused.mjs'

const keyOf = (form) => `left ${person} ${location.pathname}${location.search} ${forms.indexOf(form)}`
const sent = new WeakSet()
let isOver = false

/** A visitor's pages the browser keeps itself. */
export function keepLeft() {
  if (!person) return
  const shown = new Map(forms.map((form) => [form, fieldsOf(form)]))
  const isBack = performance.getEntriesByType('navigation')[0]?.type === 'back_forward'
  for (const form of forms) {
    if (isBack) restore(form, keyOf(form))
    stored(() => sessionStorage.removeItem(keyOf(form)))
  }
  addEventListener('pagehide', () => {
    for (const [form, fields] of shown)
      if (!isOver && !sent.has(form) && !areSame(fields, fieldsOf(form))) keep(form, keyOf(form))
  })
}

document.addEventListener('submit', ({ target }) => {
  sent.add(target)
  isOver ||= target.getAttribute('action') === '/sign-out'
})
