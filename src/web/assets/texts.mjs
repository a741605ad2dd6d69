// Any form with more than one line of text is kept while it is typed, for a month on this device and at the site (there.mjs): a
// closed tab, an ended session or a page that said no loses nothing. What saves by itself is kept by saving.mjs; passwords and codes are kept nowhere.
import { PREFIX, areSame, fieldsOf, isTyped, saysNo } from './kept.mjs'
import { forgetKept, forms, keep, keptUnder, person, restore } from './refused.mjs'
import { drop as dropAt, dropThere, meetThere, saveSoon, versionIn } from './there.mjs'

const addressOf = (form) => form.getAttribute('action')
/** Two forms of a page may be sent to one address. */
const nameOf = (form) => {
  const alike = forms.filter((one) => addressOf(one) === addressOf(form))
  return `${addressOf(form)} ${alike.indexOf(form)}`
}
const keyOf = (form) => `${PREFIX}${person} act ${nameOf(form)}`

/** After refused.mjs and left.mjs: what this tab remembers goes before what the device does. Hands back under which keys. */
export function keepTexts() {
  const texts = forms
    .filter((one) => one.querySelector('textarea'))
    .map((form) => ({ form, name: nameOf(form), key: keyOf(form) }))
  const isKept = texts.filter(keepText)
  if (person) meetThere(isKept)
  return texts.map(({ key }) => key)
}

/** Whether it stands as it was left; what has just been handed in goes. */
function keepText(text) {
  const { form, name, key } = text
  // somebody was faster than this script: there is no way back to what the form held
  const isAhead = wasAskedFor() && isTyped(form)
  const shown = isAhead ? [] : fieldsOf(form)
  const note = () => {
    const { there } = keptUnder(key) ?? {}
    keep(form, key, { at: Date.now(), page: location.pathname, there, isAhead: true })
    if (person) saveSoon(text)
  }
  const drop = () => {
    forgetKept(key)
    if (person) dropThere(text)
  }
  const arrived = hasArrived(form, key)
  if (arrived) handedIn(text)
  else if (isAhead || form.querySelector('#refusal')) note()
  else restore(form, key)
  form.addEventListener('input', () => (areSame(shown, fieldsOf(form)) ? drop() : note()))
  // given up, by whichever of the two notes stands above it (refused.mjs)
  form.addEventListener('reset', drop)
  form.addEventListener('submit', (event) => {
    const kept = event.defaultPrevented ? null : keptUnder(key)
    const { at, there, isAhead: isNewer } = kept ?? {}
    const where = { form: name, page: location.pathname, version: versionIn(form), ...form.dataset }
    if (kept) keep(form, key, { at, there, isAhead: isNewer, where, page: location.pathname, sent: true })
  })
  return !arrived
}

function handedIn({ key }) {
  const { where } = keptUnder(key) ?? {}
  forgetKept(key)
  if (person && where) dropAt(where)
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
