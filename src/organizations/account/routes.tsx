import { Hono } from 'hono'
import { whyNotImpartial } from '../../people/rules/interest.ts'
import { has, isMemberOf, isOwnerOf } from '../../people/rules/person.ts'
import { dataSecrets } from '../../db/sealed.ts'
import { paths } from '../../paths.ts'
import { ok, refuse } from '../../shared/result.ts'
import { blank } from '../../web/answer.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { OWN, framed } from '../own.ts'
import { organizationOf } from '../store.ts'
import { giveAccount, readAccount } from './actions.ts'
import { accountForm, readingForm, readingsQuery } from './forms.ts'
import { ALL_READINGS, AccountPage, READINGS, ReadingsPage, sayAccount } from './pages.tsx'
import { accountOf, countReadings, readingsOf, readingsPage } from './store.ts'

export const accountRoutes = new Hono<Site>()

const frame = framed('收款账户')

screen(accountRoutes, {
  at: paths.bankAccount,
  who: ['anyone'],
  finds: ['own', 'finance', 'auditor'],
  load,
  frame,
  data: ({ organization, account, readings }) => ({ organization, account, readings }),
  page: (found, of, { url }) => <AccountPage {...found} {...{ of, url }} />,
  sheets: ({ readings }) => [sheetOf('账号查看记录', READINGS, readings)],
})
  .act({
    ...OWN,
    at: paths.bankAccount,
    form: accountForm,
    fresh: true,
    do: ({ db, person, now, env }, form, id) => giveAccount(db, dataSecrets(env), person, id, form, now),
    say: sayAccount,
  })
  // the number is in the answer to this act, and never again
  .act({
    at: paths.accountReading,
    who: ['anyone'],
    finds: ['own', 'finance'],
    owns: ({ person }, id) => isMemberOf(person, id) || has(person, 'finance'),
    form: readingForm,
    do: async (asks, { reason }, id) => {
      const { db, person, now, env } = asks
      const opened = await readAccount(db, dataSecrets(env), person, id, reason, now)
      if (!opened.ok) return opened
      const found = await load(asks, id)
      return found ? ok({ ...found, ...opened.value }) : refuse({ why: 'not-found' })
    },
    shows: (page, asks) => ({
      frame: frame(page, asks),
      data: { number: page.number },
      page: <AccountPage {...page} of={blank} url={asks.url} />,
    }),
    fields: ({ why }) =>
      why === 'reading-unexplained' ? [{ field: 'reason', says: '请填写查看的事由' }] : [],
    say: sayAccount,
  })

screen(accountRoutes, {
  at: paths.accountReadings,
  who: ['auditor'],
  query: readingsQuery,
  load: async ({ db, asked: { page }, rows }) => {
    const [items, [counted]] = await db.batch([readingsPage(db, page, rows), countReadings(db)])
    return { items, total: counted?.count ?? 0, page }
  },
  frame: () => ({ title: '账号查看记录', desk: 'auditor' }),
  data: (list) => list,
  page: (list, _, { url }) => <ReadingsPage {...list} url={url} />,
  sheets: ({ items, total }) => [sheetOf('账号查看记录', ALL_READINGS, items, total)],
})

/** For members, and for those who pay or watch over it. */
async function load({ db, person }: Pick<AsksAs, 'db' | 'person'>, id: string) {
  if (!isMemberOf(person, id) && !has(person, 'finance') && !has(person, 'auditor')) return null
  const [[organization], [account], readings] = await db.batch([
    organizationOf(db, id),
    accountOf(db, id),
    readingsOf(db, id),
  ])
  if (!organization) return null
  const isOwner = isOwnerOf(person, id)
  const isOther = has(person, 'finance') && !isOwner
  const own = isOther ? whyNotImpartial(person, id) : null
  return {
    ...{ organization, account: account ?? null, readings, isOwner, own },
    mayOpen: isOwner || (isOther && own === null),
  }
}
