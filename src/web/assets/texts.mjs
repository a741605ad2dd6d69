// Any form with more than one line of text is kept while it is typed, for a month on this device: a closed tab, an ended
// session or a page that said no loses nothing. What saves by itself is kept by saving.mjs; passwords and codes are kept nowhere.
import { PREFIX, areSame, fieldsOf, saysNo } from './kept.mjs'
import { forgetKept, forms, keep, keptUnder, person, restore } from './refused.mjs'

const addressOf = (form) => form.getAttribute('action')
/** Two forms of a page may be sent to one address. */
const keyOf = (form) => {
  const alike = forms.filter((one) => addressOf(one) === addressOf(form))
  return `${PREFIX}${person} act ${addressOf(form)} ${alike.indexOf(form)}`
}

/** After refused.mjs and left.mjs: what this tab remembers goes before what the device does. Hands back under which keys. */
export function keepTexts() {
  const texts = forms.filter((one) => one.querySelector('textarea'))
  for (const form of texts) {
    const key = keyOf(form)
    const shown = fieldsOf(form)
    if (hasArrived(form, key)) forgetKept(key)
    else if (form.querySelector('#refusal')) keep(form, key, { at: Date.now(), page: location.pathname })
    else restore(form, key)
    const note = () => keep(form, key, { at: Date.now(), page: location.pathname })
    form.addEventListener('input', () => (areSame(shown, fieldsOf(form)) ? forgetKept(key) : note()))
    // given up, by whichever of the two notes stands above it (refused.mjs)
    form.addEventListener('reset', () => forgetKept(key))
    form.addEventListener('submit', (event) => {
      const kept = event.defaultPrevented ? null : keptUnder(key)
      if (kept) keep(form, key, { at: kept.at, page: location.pathname, sent: true })
    })
  }
  return texts.map(keyOf)
}

/** Neither loaded again nor gone back to. */
const wasAskedFor = () => performance.getEntriesByType('navigation')[0]?.type === 'navigate'

/** Its button was pressed on the page before, and this one is neither a no nor the form once more with why not. */
function hasArrived(form, key) {
  const { sent, page } = keptUnder(key) ?? {}
  const from = URL.parse(document.referrer)
  const isNext = from?.origin === location.origin && from.pathname === page && wasAskedFor()
  return sent && isNext && !saysNo() && !form.querySelector('#refusal')
}
