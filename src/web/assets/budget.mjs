// The budget's table: amounts and sums while one types, one more line, cells pasted from a spreadsheet. The server
// computes and checks the same; without script it does so when the form is saved.
import { COMPUTED, amountOf, bare, cellsIn, exact, rowsIn, shown, some, textOf } from './cells.mjs'
import { MOST_LINES, addLine, cellOf } from './lines.mjs'

const all = (root, selector) => [...root.querySelectorAll(selector)]
const put = (root, selector, text) => all(root, selector).forEach((place) => (place.textContent = text))

document.addEventListener('input', addUpIn)
// a form that was put back says `change` by itself
document.addEventListener('change', addUpIn)

function addUpIn({ target }) {
  const table = (target.form ?? target).querySelector('table.lines')
  if (table) addUp(table)
}

const valueIn = (line, cell) => cellOf(line, cell).value

/** One of the choices; what was pasted and is none of them does not count yet. */
const chosen = (line, cell) =>
  cellOf(line, cell).selectedOptions[0]?.dataset.also === undefined ? '' : valueIn(line, cell)

function addUp(table) {
  const sums = new Map()
  const add = (name, amount) => sums.set(name, (sums.get(name) ?? 0) + amount)
  for (const line of table.tBodies) {
    const [kind, source] = [chosen(line, 'kind'), chosen(line, 'source')]
    const times = /[元¥￥]/.test(valueIn(line, 'quantity')) ? '' : valueIn(line, 'quantity')
    const amount = amountOf(exact(valueIn(line, 'price')), exact(times, 1e7))
    put(line, 'output', amount ? shown(amount) : '')
    if (!amount || !kind || !source) continue
    const paid = source === 'grant' ? 'grant' : 'own'
    for (const name of ['all', paid, `${kind} ${paid}`, `from ${source}`]) add(name, amount)
  }
  for (const place of all(document, '[data-budget-sums] [data-sum]')) {
    place.textContent = shown(sums.get(place.dataset.sum) ?? 0)
    const [kind, part] = place.dataset.sum.split(' ')
    if (part === 'own') place.parentElement.hidden = !sums.has(`${kind} grant`) && !sums.has(`${kind} own`)
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[name="do"][value="add"]')
  const table = button?.form?.querySelector('table.lines')
  const line = table && addLine(table)
  if (!line) return
  event.preventDefault()
  cellOf(line, 'kind').focus()
})

// Cells from a spreadsheet fill the table from the cell where they are pasted (the server reads them by budget/rules/sheet.ts)
document.addEventListener('paste', (event) => {
  const [text, table] = [
    event.clipboardData?.getData('text/plain') ?? '',
    event.target.closest?.('table.lines'),
  ]
  const isTable = text.includes('\t') || /<table/i.test(event.clipboardData?.getData('text/html') ?? '')
  if (!table || !isTable || !event.target.dataset.cell) return
  event.preventDefault()
  const rows = cellsIn(text).filter((row) => row.some((cell) => cell.trim() !== ''))
  if (rows.length > 0) put(document, '[data-pasted]', fill(table, event.target, rows))
  event.target.dispatchEvent(new Event('input', { bubbles: true }))
})

function fill(table, from, rows) {
  const lines = () => [...table.tBodies]
  const cells = all(lines()[0], '[data-cell]').map((control) => control.dataset.cell)
  const first = cells.indexOf(from.dataset.cell)
  const named = rows[0].map((text) =>
    cells.find((cell) => table.dataset[cell].split(' ').includes(bare(text))),
  )
  const isHead = named.filter(Boolean).length > 1
  const columnOf = (i) => (isHead ? named[i] : cells[first + i])
  const start = lines().indexOf(from.closest('tbody'))
  const { taken, left } = rowsIn(isHead ? rows.slice(1) : rows, isHead)
  const unread = []
  const filled = taken.filter((row, i) => {
    const line = lines()[start + i] ?? addLine(table)
    if (!line) return false
    row.forEach((text, j) => columnOf(j) && enter(cellOf(line, columnOf(j)), text))
    unread.push(...unreadIn(line, start + i + 1))
    return true
  })
  const wide = Math.max(...rows.map((row) => row.length)) - cells.length + (isHead ? 0 : first)
  const unknown = isHead ? rows[0].filter((text, i) => !named[i] && !COMPUTED.includes(bare(text))) : []
  return [
    `粘贴了${filled.length}行`,
    filled.length < taken.length &&
      `最多${MOST_LINES}行，没有填入的有${taken.length - filled.length}行：${some(taken.slice(filled.length).map(textOf))}`,
    left.length > 0 && `不是预算行，没有填入：${some(left.map(textOf))}`,
    unknown.length > 0 && `没有这样的列，没有填入：${some(unknown)}`,
    !isHead && wide > 0 && `多出的${wide}列没有填入`,
    unread.length > 0 && `读不懂，请改：${some(unread)}`,
  ]
    .filter(Boolean)
    .join('；')
}

/** A choice that is none of the list, a number that is none: what was pasted stands there all the same. */
const unreadIn = (line, no) =>
  ['kind', 'price', 'quantity', 'source']
    .map((cell) => cellOf(line, cell))
    .filter((control) => control.value.trim() !== '' && !isRead(control))
    .map((control) => `第${no}行的“${control.value.trim()}”`)

const isRead = (control) =>
  control.options
    ? control.selectedOptions[0]?.dataset.also !== undefined
    : exact(control.value, control.dataset.cell === 'quantity' ? 1e7 : undefined) > 0

// What is to be said of the lines, as soon as they are saved (app.js saves; the server judges)
document.addEventListener('htmx:after:request', async ({ target, detail }) => {
  const table = target.querySelector?.('table.lines[data-from]')
  if (!table || !(detail.ctx.response?.status < 400)) return
  const answer = await fetch(table.dataset.from, { headers: { accept: 'application/json' } })
  if (answer.ok) tellOf((await answer.json()).findings)
})

function tellOf(findings) {
  for (const place of all(document, '[data-findings]')) {
    const at = place.dataset.findings === '' ? null : Number(place.dataset.findings)
    place.replaceChildren(...findings.filter((finding) => finding.at === at).map(sentence))
    if (at !== null) place.parentElement.hidden = place.children.length === 0
  }
}

function sentence({ says, clause, isDoubt }) {
  const line = Object.assign(document.createElement('p'), { className: isDoubt ? 'error warn' : 'error' })
  line.append(says)
  if (!clause) return line
  const link = document.createElement('a')
  link.className = 'clause'
  link.href = clause.href
  link.textContent = clause.says
  line.append('（', link, '）')
  return line
}

/** A choice by its word or one that means the same; what is none of them stays, to be chosen anew. */
function enter(control, text) {
  control.value = text.trim()
  if (!control.options || control.value === text.trim()) return
  const said = bare(text)
  const meant = [...control.options].find(
    (option) => bare(option.text) === said || (option.dataset.also ?? '').split(' ').includes(said),
  )
  if (!meant && said) control.add(new Option(`${text.trim()}（请改选）`, text.trim()))
  control.value = meant?.value ?? text.trim()
}

// somebody was faster than this script, or the browser has put back what was typed before
all(document, 'table.lines').forEach(addUp)
