import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Common, done, show } from '../../web/answer.tsx'
import { type Typed, type Unreadable, read, readBody } from '../../web/body.ts'
import type { Ask, Site } from '../../web/site.ts'
import { recordSignUp } from '../account/actions.ts'
import { ask, firstDesk, refusedTry, welcome } from '../library.ts'
import type { NewAccount } from '../rules/account.ts'
import {
  type RegisterRefusal,
  type SignInRefusal,
  codeRefusal,
  registerRefusal,
  signInRefusal,
} from '../rules/sign-in.ts'
import { codeForm, nextIn, registerForm, signInForm } from './forms.ts'
import { Register, SignIn, SignInCode, sayRegister, saySignIn, withNext } from './pages.tsx'
import { fresh } from '../pages.tsx'

export const signingInRoutes = new Hono<Site>()

signingInRoutes.get('/sign-in', (c) => {
  const next = nextIn(c.req.query('next'))
  if (c.var.asker.person) return done(c, next || firstDesk(c.var.asker))
  return show(c, { title: '登录' }, {}, <SignIn of={fresh} next={next} />)
})

signingInRoutes.post('/sign-in', async (c) => {
  const { sent, typed } = await readBody(c)
  const form = read(signInForm, sent)
  if (!form.ok) return signInAgain(c, form.refusal, typed)
  const { login, password, next } = form.value
  const answer = login.includes('@')
    ? await ask(c, '/sign-in/email', { email: login, password })
    : await ask(c, '/sign-in/username', { username: login, password })
  const refusal = signInRefusal(answer.status)
  if (refusal) return signInAgain(c, refusal, typed)
  if (answer.data.twoFactorRedirect)
    return done(c, withNext(paths.signInCode(), next), { secondFactor: true })
  return welcome(c, answer, next)
})

const signInAgain = (c: Ask, refusal: SignInRefusal | Unreadable, typed: Typed) =>
  refusedTry(c, refusal, saySignIn, {
    frame: { title: '登录' },
    typed,
    body: (of) => <SignIn of={of} next={nextIn(typed.next)} />,
  })

signingInRoutes.get('/sign-in/code', (c) =>
  show(c, { title: '输入验证码' }, {}, <SignInCode of={fresh} next={nextIn(c.req.query('next'))} />),
)

signingInRoutes.post('/sign-in/code', async (c) => {
  const { sent, typed } = await readBody(c)
  const form = read(codeForm, sent)
  if (!form.ok) return codeAgain(c, form.refusal, typed)
  const { kind, code } = form.value.code
  const answer = await ask(c, kind === 'app' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code', {
    code,
  })
  const refusal = codeRefusal(answer.status, answer.code)
  return refusal ? codeAgain(c, refusal, typed) : welcome(c, answer, form.value.next)
})

const codeAgain = (c: Ask, refusal: SignInRefusal | Unreadable, typed: Typed) =>
  refusedTry(c, refusal, saySignIn, {
    frame: { title: '输入验证码' },
    typed,
    body: (of) => <SignInCode of={of} next={nextIn(typed.next)} />,
  })

signingInRoutes.post('/sign-out', async (c) => {
  await ask(c, '/sign-out', {})
  return done(c, paths.home())
})

signingInRoutes.get('/register', (c) =>
  show(c, { title: '注册申报账号' }, {}, <Register of={fresh} next={nextIn(c.req.query('next'))} />),
)

/** An applicant's account. It brings no role: those are given, or come by invitation. */
signingInRoutes.post('/register', async (c) => {
  const { sent, typed } = await readBody(c)
  const form = read(registerForm, sent)
  if (!form.ok) return registerAgain(c, form.refusal, typed)
  const { next, ...account } = form.value
  const answer = await ask(c, '/sign-up/email', account)
  const refusal = registerRefusal(answer.status, answer.code, account satisfies NewAccount)
  if (refusal) return registerAgain(c, refusal, typed)
  if (answer.personId) await recordSignUp(c.var.db, answer.personId, c.var.now)
  return welcome(c, answer, next || paths.newOrganization())
})

const registerAgain = (c: Ask, refusal: RegisterRefusal | Common, typed: Typed) =>
  refusedTry(c, refusal, sayRegister, {
    frame: { title: '注册申报账号' },
    typed,
    body: (of) => <Register of={of} next={nextIn(typed.next)} />,
  })
