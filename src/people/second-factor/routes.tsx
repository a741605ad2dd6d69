import { type Context, Hono } from 'hono'
import { type Common, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { lacksSecondFactor, only } from '../../web/guard.ts'
import { desksOf } from '../../web/layout.tsx'
import type { Inside, Site } from '../../web/site.ts'
import { sayAccount } from '../account/pages.tsx'
import { ask, authOf, firstDesk, refusedTry } from '../library.ts'
import { fresh } from '../pages.tsx'
import { isOtpauth, secretIn } from '../rules/second-factor.ts'
import { type AccountRefusal, accountRefusal } from '../rules/sign-in.ts'
import { beginForm, confirmForm } from './forms.ts'
import { AlreadyOn, BackupCodes, Begin, Confirm } from './pages.tsx'

export const secondFactorRoutes = new Hono<Site>()

secondFactorRoutes.get('/account/second-factor', only('anyone'), (c) => {
  const { person } = c.var
  const body = person.secondFactor ? <AlreadyOn /> : <Begin of={fresh} must={mustHave(c)} />
  return show(c, frameOf(c), { secondFactor: person.secondFactor }, body)
})

/** Makes a secret and shows it; nothing is on until a code from it has been confirmed. */
secondFactorRoutes.post('/account/second-factor', only('anyone'), async (c) => {
  const form = read(beginForm, (await readBody(c)).sent)
  if (!form.ok) return beginAgain(c, form.refusal)
  const answer = await ask(c, '/two-factor/enable', form.value)
  const refusal = accountRefusal(answer.status, answer.code)
  if (refusal) return beginAgain(c, refusal)
  const link = String(answer.data.totpURI)
  const data = { link, secret: secretIn(link).replaceAll(' ', '') }
  return show(c, frameOf(c), data, <Confirm of={fresh} link={link} />)
})

/** The first code turns it on; then the backup codes are shown, once. */
secondFactorRoutes.post('/account/second-factor/confirmation', only('anyone'), async (c) => {
  const { sent, typed } = await readBody(c)
  if (c.var.person.secondFactor) return confirmAgain(c, { why: 'second-factor-set' }, typed)
  const form = read(confirmForm, sent)
  if (!form.ok) return confirmAgain(c, form.refusal, typed)
  const answer = await ask(c, '/two-factor/verify-totp', form.value)
  const refusal = accountRefusal(answer.status, answer.code)
  if (refusal) return confirmAgain(c, refusal, typed)
  const { backupCodes } = await authOf(c).api.viewBackupCodes({ body: { userId: c.var.person.id } })
  return show(
    c,
    frameOf(c),
    { backupCodes },
    <BackupCodes codes={backupCodes} next={firstDesk(c.var.asker)} />,
  )
})

const beginAgain = (c: Context<Inside>, refusal: AccountRefusal | Common) =>
  refusedTry(c, refusal, sayAccount, {
    frame: frameOf(c),
    body: (of) => <Begin of={of} must={mustHave(c)} />,
  })

/** The link to the secret came back with the code, so that the same one can be shown again after a wrong code. */
const confirmAgain = (c: Context<Inside>, refusal: AccountRefusal | Common, typed: Typed) =>
  refusedTry(c, refusal, sayAccount, {
    frame: frameOf(c),
    typed,
    body: (of) => <Confirm of={of} link={isOtpauth(typed.link ?? '') ? (typed.link ?? null) : null} />,
  })

const mustHave = (c: Context<Inside>) => lacksSecondFactor(c.var.person, c.var.asker.isDemonstration)

const frameOf = (c: Context<Inside>) => ({ title: '两步验证', desk: desksOf(c.var.asker)[0] ?? 'applicant' })
