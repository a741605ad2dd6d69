// Files on their way. What is too large is said before it is sent; where nothing but files goes to an act (`data-sends`) they
// go one by one, each with how far it is and what came of it, and what was refused or broke off can be sent once more.
// Without script the form sends one file, and the server says all the same.

const person = document.querySelector('meta[name="person"]')?.content
const KEY = `sending ${person} `
const inputs = [...document.querySelectorAll('form[method="post"] input[type="file"]')]
const make = (tag, of = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), of)
  made.append(...children)
  return made
}

const MB = 1024 * 1024
const saySize = (bytes) =>
  bytes < MB ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${Number((bytes / MB).toFixed(1))} MB`

let current = null // the request that is under way
addEventListener('beforeunload', (event) => current && event.preventDefault())

for (const input of inputs) {
  if (input.dataset.sends === 'many') input.multiple = true
  input.addEventListener('change', () => sayAtField(input, tooLarge(input)))
  showOutcome(input)
}

document.addEventListener('submit', (event) => {
  const input = inputs.find(({ form }) => form === event.target)
  if (!input || event.defaultPrevented || input.files.length === 0) return
  const wrong = tooLarge(input)
  if (wrong || current || input.dataset.sends) event.preventDefault()
  if (wrong) return (sayAtField(input, wrong), input.focus())
  if (current) return
  if (input.dataset.sends) sendAll(input)
  else
    listOf(input).replaceChildren(
      make('li', {}, '正在传，请稍候 ', make('progress', { ariaLabel: '正在传' })),
    )
})

function tooLarge({ files, dataset }) {
  const large = [...files].filter(({ size }) => size > Number(dataset.largest ?? Infinity))
  if (large.length === 0) return ''
  const named = large.map(({ name, size }) => `“${name}”（${saySize(size)}）`).join('、')
  return `${named}太大，没有上传：一个文件最多${saySize(Number(dataset.largest))}`
}

function sayAtField(input, words) {
  const id = `${input.id}-large`
  document.getElementById(id)?.remove()
  input.ariaInvalid = words ? 'true' : null
  if (words) input.before(make('p', { className: 'error', id, role: 'alert' }, words))
}

/** Where it is told how the files of a form fare. */
function listOf(input) {
  const there = input.form.querySelector('ul.sending')
  if (there) return there
  const [list, told] = [make('ul', { className: 'sending' }), make('div')]
  told.setAttribute('role', 'status')
  told.append(list)
  input.form.append(told)
  return list
}

async function sendAll(input) {
  const files = [...input.files]
  const lines = files.map(lineOf)
  const list = listOf(input)
  list.replaceChildren(...lines.map(({ line }) => line))
  const outcomes = await oneByOne(input, files, lines)
  current = null
  after(input, files, outcomes)
}

/** One after the other: a telephone's line carries no more, and each is done when its line says so. */
async function oneByOne(input, [file, ...files], [line, ...lines], before = []) {
  if (!file) return before
  const outcome = before.some(({ stopped }) => stopped) ? STOPPED : await send(input, file, line)
  line.tell(outcome)
  return oneByOne(input, files, lines, [...before, { name: file.name, ...outcome }])
}

const STOPPED = { says: '没有上传', stopped: true }

function lineOf({ name, size }) {
  const bar = make('progress', { max: 1, value: 0, ariaLabel: `${name}的进度` })
  const words = make('span', {}, '等着上传')
  const stop = make('button', { type: 'button', className: 'as-link', hidden: true }, '停止')
  const line = make('li', {}, `${name}（${saySize(size)}）`, ' ', bar, ' ', words, ' ', stop)
  return { line, bar, words, stop, tell: (outcome) => line.replaceChildren(name, '　', sayOutcome(outcome)) }
}

function sayOutcome({ says, done }) {
  return make('span', { className: done ? '' : 'bad' }, says)
}

/** One file in a form of its own, behind the fields that say what it is there for. */
function send(input, file, { bar, words, stop }) {
  const body = new FormData(input.form)
  body.delete(input.name)
  body.append(input.name, file, file.name)
  const request = new XMLHttpRequest()
  current = request
  stop.hidden = false
  stop.addEventListener('click', () => request.abort())
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.value = loaded / total
    words.textContent = loaded < total ? `已传${Math.floor((100 * loaded) / total)}%` : '传完了，正在检查'
  })
  return new Promise((resolve) => {
    request.addEventListener('load', () => resolve(outcomeOf(request)))
    request.addEventListener('error', () => resolve(BROKEN))
    request.addEventListener('abort', () => resolve(STOPPED))
    request.open('POST', input.form.getAttribute('action'))
    request.setRequestHeader('Accept', 'application/json')
    request.send(body)
  })
}

const BROKEN = { says: '没有传上去：没有联网，或者网络断了。联网后再按“上传”', stopped: true, isLost: true }

function outcomeOf({ status, responseText }) {
  const answer = parsed(responseText)
  if (status < 400 && answer) return { says: '已上传', done: true, href: answer.href }
  return {
    says: `没有上传：${answer?.title ?? '系统没有答复，请稍后再试'}`,
    isLost: status === 401 || !answer,
  }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The page is loaded again with what is there now; where nothing came, or no page would, those left stay chosen here. */
function after(input, files, outcomes) {
  const href = outcomes.findLast(({ done }) => done)?.href
  const left = files.filter((_, at) => !outcomes[at].done)
  if (!href || outcomes.some(({ isLost }) => isLost)) return choose(input, left)
  if (left.length > 0) keepOutcome(input, outcomes)
  else input.value = ''
  const to = new URL(href, location.href)
  if (to.pathname !== location.pathname || to.search !== location.search) return location.assign(to)
  history.replaceState(null, '', to)
  location.reload()
}

function choose(input, files) {
  const chosen = new DataTransfer()
  for (const file of files) chosen.items.add(file)
  input.files = chosen.files
}

function keepOutcome({ id }, outcomes) {
  try {
    sessionStorage.setItem(KEY + id, JSON.stringify(outcomes))
  } catch {
    // the page that follows shows what has come all the same
  }
}

/** What was refused among those that came, on the page that follows. */
function showOutcome(input) {
  try {
    const outcomes = parsed(sessionStorage.getItem(KEY + input.id))
    sessionStorage.removeItem(KEY + input.id)
    if (!outcomes) return
    listOf(input).append(...outcomes.map((one) => make('li', {}, one.name, '　', sayOutcome(one))))
    input.form.scrollIntoView({ block: 'center' })
  } catch {
    // nothing was kept
  }
}
