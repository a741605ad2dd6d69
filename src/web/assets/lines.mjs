// The lines of the budget's table: added, put between, taken away and put back, and gone through by keys as in a sheet.
// Without script its buttons save, and the server does the same (budget/rules/rows.ts).

const all = (root, selector) => [...root.querySelectorAll(selector)]
export const MOST_LINES = 40

export const cellOf = (line, cell) => line.querySelector(`[data-cell="${cell}"]`)
const lineAt = (table, at) => [...table.tBodies].at(at)

/** A choice that is none of the list's stays, to be chosen anew. */
export function set(control, value) {
  control.value = value
  if (control.options && control.value !== value)
    control.add(new Option(`${value}（请改选）`, value, true, true))
}

/** One more line, empty; null: there are enough. */
export function addLine(table) {
  const last = lineAt(table, -1)
  if (table.tBodies.length >= MOST_LINES) return null
  const at = table.tBodies.length
  const line = last.cloneNode(true)
  line.dataset.line = at
  for (const place of all(line, '[data-findings]')) place.dataset.findings = at
  for (const button of all(line, '[data-act]')) {
    button.value = `${button.dataset.act}-${at}`
    button.lastElementChild.textContent = `，第${at + 1}行`
  }
  for (const control of all(line, '[data-cell]')) {
    control.name = `budget.${at}.${control.dataset.cell}`
    control.id = control.name
    control.ariaLabel = control.ariaLabel.replace(/\d+/, at + 1)
    control.value = ''
  }
  all(line, 'output').forEach((place) => (place.textContent = ''))
  table.append(line)
  clear(line)
  return line
}

/** What was said of a line's words does not stand when other words stand there. */
function clear(line) {
  all(line, 'tr.why').forEach((row) => ('findings' in (row.cells[0]?.dataset ?? {}) ? null : row.remove()))
  for (const place of all(line, '[data-findings]')) {
    place.replaceChildren()
    place.parentElement.hidden = true
  }
  for (const control of all(line, '[data-cell]')) {
    control.removeAttribute('aria-invalid')
    control.removeAttribute('aria-describedby')
  }
}

const rowIn = (line) => all(line, '[data-cell]').map(({ value }) => value)
const isBlank = (row) => row.every((value) => value.trim() === '')

/** Writes the rows from `at` on; there is a line for each. */
function write(table, rows) {
  rows.forEach((row, at) => {
    const line = lineAt(table, at)
    if (rowIn(line).join('\n') === row.join('\n')) return
    all(line, '[data-cell]').forEach((control, no) => set(control, row[no] ?? ''))
    clear(line)
  })
}

const ACTS = {
  /** False: no room. */
  insert(table, at, row = []) {
    const rows = [...table.tBodies].map(rowIn)
    if (!isBlank(rows.at(-1)) && !addLine(table)) return false
    write(table, [...rows.toSpliced(at + 1, 0, row)].slice(0, table.tBodies.length))
    return true
  },
  remove(table, at) {
    const rows = [...table.tBodies].map(rowIn)
    if (!isBlank(rows[at])) remember(lineAt(table, at), at)
    write(table, [...rows.toSpliced(at, 1), []])
    return true
  },
  restore(table) {
    const { place, at, row } = removed(table)
    if (!ACTS.insert(table, at - 1, row)) return false
    for (const control of all(place, 'input')) control.value = ''
    place.hidden = true
    return true
  },
}

const placeOf = (table) => table.closest('form').querySelector('[data-removed]')

function remember(line, at) {
  const place = placeOf(line)
  for (const { name, dataset } of all(line, '[data-cell]'))
    place.querySelector(`[name="removed.${dataset.cell}"]`).value = line.querySelector(
      `[name="${name}"]`,
    ).value
  place.querySelector('[name="removed.at"]').value = at
  const name = cellOf(line, 'name').value.trim()
  place.querySelector('[data-removed-no]').textContent = at + 1
  place.querySelector('[data-removed-name]').textContent = name && `：${name}`
  place.querySelector('[data-act]').value = `restore-${at}`
  place.hidden = false
}

function removed(table) {
  const place = placeOf(table)
  const row = all(lineAt(table, 0), '[data-cell]').map(
    ({ dataset }) => place.querySelector(`[name="removed.${dataset.cell}"]`).value,
  )
  return { place, at: Number(place.querySelector('[name="removed.at"]').value), row }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-act]')
  const table = button?.form?.querySelector('table.lines')
  if (!table) return
  const at = Number(button.value.split('-')[1])
  if (!ACTS[button.dataset.act](table, at)) return
  event.preventDefault()
  const cell = cellOf(lineAt(table, button.dataset.act === 'insert' ? at + 1 : at), 'kind')
  cell.focus()
  cell.dispatchEvent(new Event('input', { bubbles: true }))
})

// Enter goes to the same cell of the next line, and makes one at the end; the arrows go up and down where they have
// nothing to choose and no more of a text to pass. Shift and Enter break a line.
document.addEventListener('keydown', (event) => {
  const { target: control, key } = event
  if (
    !control.dataset?.cell ||
    event.isComposing ||
    event.shiftKey ||
    event.ctrlKey ||
    event.altKey ||
    event.metaKey
  )
    return
  const by =
    key === 'Enter' || (key === 'ArrowDown' && isAtEnd(control))
      ? 1
      : key === 'ArrowUp' && isAtStart(control)
        ? -1
        : 0
  const line = by && control.closest('tbody')
  const table = line && line.closest('table.lines')
  if (!table) return
  const next =
    by > 0
      ? (line.nextElementSibling ?? (key === 'Enter' ? addLine(table) : null))
      : line.previousElementSibling
  event.preventDefault()
  if (next?.dataset.line) cellOf(next, control.dataset.cell).focus()
})

const isText = ({ options, list }) => !options && !list
const isAtEnd = (control) =>
  isText(control) && (control.tagName === 'INPUT' || control.selectionStart === control.value.length)
const isAtStart = (control) => isText(control) && (control.tagName === 'INPUT' || control.selectionEnd === 0)
