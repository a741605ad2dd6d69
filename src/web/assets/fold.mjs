// On a phone a list keeps the name, the box to tick, the state and the date of each row; the rest is one tap away, under the headings of its
// columns. What is where is read from the headings, so that a page says it once; how it looks there, from styles.css.
export function foldLists() {
  document.querySelectorAll('table.fold').forEach(fold)
  sayWider()
  addEventListener('resize', sayWider)
}

/** What is wider than the page says so, until it is known to be whole. */
function sayWider() {
  for (const region of document.querySelectorAll('.scroll'))
    region.classList.toggle('whole', region.scrollWidth <= region.clientWidth)
}

function fold(table) {
  const heads = [...table.tHead.rows[0].cells]
  for (const head of heads) head.classList.toggle('fixed', !head.querySelector('a'))
  for (const row of table.querySelectorAll('tbody > tr, tfoot > tr')) foldRow(row, heads)
  table.classList.add('folded')
}

function foldRow(row, heads) {
  let at = 0
  for (const cell of row.cells) {
    const head = heads[at]
    at += cell.colSpan
    cell.classList.add(cell.colSpan > 1 ? 'across' : placeOf(head))
    if (isBlank(cell)) cell.classList.add('blank')
    cell.dataset.label = head.dataset.label ?? head.textContent
  }
  const name = row.querySelector('th[scope="row"]')
  if (name && row.querySelector('.rest:not(.blank)')) name.append(buttonFor(name))
}

const placeOf = ({ classList }) =>
  ['keep', 'tick', 'state', 'date'].find((kept) => classList.contains(kept)) ?? 'rest'

const isBlank = (cell) => !cell.firstElementChild && ['', '—'].includes(cell.textContent.trim())

/** It says what stands beneath the name in small letters, where that is words alone. */
function buttonFor(name) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'more' })
  button.setAttribute('aria-expanded', 'false')
  const small = name.querySelector('small')
  if (small && !small.firstElementChild) {
    small.classList.add('said')
    button.textContent = small.textContent
  } else {
    button.innerHTML = '其余各项<span class="unseen"></span>'
    button.lastChild.textContent = `：${name.textContent}`
  }
  return button
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('.folded .more')
  button?.setAttribute('aria-expanded', String(button.closest('tr').classList.toggle('open')))
})
