// Passwords: shown on demand, and hidden again when they are sent or left; a new one says how many characters it has.

const fields = [...document.querySelectorAll('input[type="password"]')]
fields.forEach(arm)

function arm(field) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button plain'
  button.setAttribute('aria-controls', field.id)
  field.after(button)
  const show = (isShown) => {
    field.type = isShown ? 'text' : 'password'
    button.setAttribute('aria-pressed', String(isShown))
    button.replaceChildren(isShown ? '隐藏' : '显示', unseen('密码'))
  }
  show(false)
  button.addEventListener('click', () => show(field.type === 'password'))
  field.form?.addEventListener('submit', () => show(false))
  addEventListener('pagehide', () => show(false))
  if (field.autocomplete === 'new-password') count(field, button)
}

/** As people count them: a character of the rarer planes is one. */
function count(field, button) {
  const says = document.createElement('span')
  says.className = 'quiet small'
  says.setAttribute('role', 'status')
  button.after(says)
  field.addEventListener('input', () => {
    const { length } = [...field.value]
    says.textContent = length > 0 ? `已输入${length}个字` : ''
  })
}

function unseen(text) {
  const span = document.createElement('span')
  span.className = 'unseen'
  span.textContent = text
  return span
}
