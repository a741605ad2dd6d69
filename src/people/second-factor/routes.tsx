import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { show } from '../../web/answer.tsx'
import { lacksSecondFactor } from '../../web/guard.ts'
import { desksOf } from '../../web/layout.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { screen } from '../../web/screen.tsx'
import type { Inside, Site } from '../../web/site.ts'
import { sayAccount } from '../account/pages.tsx'
import { attempt } from '../attempt.ts'
import { guarded } from '../guessing/guarded.ts'
import { type Answer, asked, authOf, firstDesk } from '../library.ts'
import { secretIn } from '../rules/second-factor.ts'
import type { AccountRefusal } from '../rules/sign-in.ts'
import { beginForm, confirmForm } from './forms.ts'
import { AlreadyOn, BackupCodes, Begin, Confirm } from './pages.tsx'
import { claimCode } from './totp.ts'

export const secondFactorRoutes = new Hono<Site>()

const frameOf = ({ asker }: Pick<AsksAs, 'asker'>) => ({
  title: '两步验证',
  desk: desksOf(asker)[0] ?? 'applicant',
})
const mustHave = ({ person, asker }: Pick<AsksAs, 'person' | 'asker'>) =>
  lacksSecondFactor(person, asker.isDemonstration)

screen(secondFactorRoutes, {
  at: paths.secondFactor,
  who: ['anyone'],
  load: async ({ asker: { factors } }) => ({ secondFactor: factors.app }),
  frame: (_, asks) => frameOf(asks),
  data: (found) => found,
  page: ({ secondFactor }, of, asks) =>
    secondFactor ? <AlreadyOn /> : <Begin of={of} must={mustHave(asks)} />,
})

/** Makes a secret and shows it; nothing is on until a code from it has been confirmed. */
attempt(secondFactorRoutes, {
  at: paths.secondFactor,
  who: ['anyone'],
  from: paths.secondFactor,
  form: beginForm,
  do: async (c, form) => {
    const begun = await guarded(c, 'password', c.var.person.id, () => asked(c, '/two-factor/enable', form))
    if (!begun.ok) return begun
    const answer = begun.value
    const link = String(answer.data.totpURI)
    const data = { link, secret: secretIn(link).replaceAll(' ', '') }
    return ok(await show(c, frameOf(c.var), data, <Confirm link={link} />))
  },
  say: sayAccount,
  again: (c) => ({ frame: frameOf(c.var), page: (of) => <Begin of={of} must={mustHave(c.var)} /> }),
})

/**
 * The first code turns it on; then the backup codes are shown, once. The link to the secret comes back with the code, so that
 * the same one can be shown again after a wrong code.
 */
attempt(secondFactorRoutes, {
  at: paths.secondFactorConfirmation,
  who: ['anyone'],
  from: paths.secondFactor,
  form: confirmForm,
  do: async (c, form) => {
    if (c.var.asker.factors.app) return refuse({ why: 'second-factor-set' })
    const tried = () => confirmed(c, form.code)
    const on = await guarded(c, 'code', c.var.person.id, tried)
    return on.ok ? ok(await showCodes(c)) : on
  },
  say: sayAccount,
  again: (c) => ({ frame: frameOf(c.var), page: (of) => <Confirm of={of} /> }),
})

/** The code that turns it on is used with that. */
async function confirmed(c: Context<Inside>, code: string): Promise<Result<Answer, AccountRefusal>> {
  if ((await claimCode(c, c.var.person.id, code)) === 'used') return refuse({ why: 'code-used' })
  return asked(c, '/two-factor/verify-totp', { code })
}

async function showCodes(c: Context<Inside>) {
  const { backupCodes } = await authOf(c).api.viewBackupCodes({ body: { userId: c.var.person.id } })
  const page = <BackupCodes codes={backupCodes} next={firstDesk(c.var.asker)} />
  return show(c, frameOf(c.var), { backupCodes }, page)
}
