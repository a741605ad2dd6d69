import { Hono } from 'hono'
import { recordChecks } from '../../../organizations/checks/actions.ts'
import { whyNotRecord } from '../../../organizations/rules/organization.ts'
import { paths } from '../../../paths.ts'
import { callOf } from '../../../round/calls/store.ts'
import type { Plan } from '../../../round/calls/rules/plan.ts'
import { checkEligibility } from '../../../round/screening/actions/eligibility.ts'
import { LISTS, lookBackOf, seenOf } from '../../../round/screening/rules/credit.ts'
import { whyNotCheck } from '../../../round/screening/rules/eligibility.ts'
import { findCase } from '../../../round/screening/store/cases.ts'
import { dayOf, lastDayBy } from '../../../shared/days.ts'
import { refuse } from '../../../shared/result.ts'
import type { Site } from '../../../web/site.ts'
import { lookUpForm, passForm } from '../forms.ts'
import { SAY } from '../pages/words.ts'
import { whyNotPlain } from '../rules/doubts.ts'
import type { Item } from '../rules/item.ts'
import { itemsInRound } from '../store/items.ts'
import { toLookUp, toPass } from '../store/sources.ts'
import { bulk } from './bulk.tsx'
import { type Asking, ofEach } from './each.ts'
import { scopeOf } from './scope.ts'

/** 资格审查: what is looked up of many, and what leaves nothing to decide. */
export const bulkScreening = new Hono<Site>()

/** The look-ups of an organization that a finding of this round rests on. */
const listsOf = (plan: Plan): string[] => [...LISTS.filter((list) => lookBackOf(plan, list) !== null)]

bulk(bulkScreening, {
  at: paths.lookUps,
  who: ['officer'],
  words: {
    title: '一并登记查询结果',
    verb: '登记',
    unit: '家',
    lead: '在公开网站上逐家查过、都没有查到问题的，在这里一并登记，记入每一家单位的核验。查到问题的，到这家单位的核验页登记。',
    single: ({ id }) => paths.verification(id),
    head: { title: '单位', beneath: '申报的项目' },
  },
  find: async ({ db }, which, id) => {
    const [round] = await callOf(db, id)
    if (!round) return null
    const source = toLookUp(id, listsOf(round.plan), lastDayBy(round.plan.dates.closes), which)
    return scopeOf(await itemsInRound(db, id, source, which), { href: paths.screening(id), text: '资格审查' })
  },
  whyNots: async ({ person }, items) => items.map(({ id }) => whyNotRecord(person, { id })),
  form: lookUpForm,
  usual: (now) => ({ checkedOn: dayOf(now), 'about[]': LISTS.join('\n') }),
  do: async ({ db, person, now }, { id, isOpen }, { about, checkedOn, source }) => {
    if (isOpen === 0) return refuse({ why: 'looked-up-already', by: '#screening' })
    const clear = { checkedOn, source, result: 'clear', enteredOn: null, until: null, note: '' } as const
    const looked = about.map((one) => ({ about: one, ...clear }))
    return recordChecks(db, person, id, looked, now)
  },
  say: SAY.lookUps,
})

/** It stands in the history of each, and on its page: in which way it was found. */
const REMARK = '与别的申报书一并审查，机器核对没有疑点'

bulk(bulkScreening, {
  at: paths.passes,
  who: ['officer'],
  words: {
    title: '一并通过资格审查',
    verb: '通过',
    unit: '份',
    lead: '没有疑点的申报书一并通过，各自入围，并各自告知申报单位；结论以后只能由两个人更正。',
    looked: {
      at: [
        '金额、期限和单位类型符合公告',
        '必交的附件都有',
        '单位资料齐全',
        '申报截止以后查过名单，都不在',
        '没有相似的申报书',
        '这家单位本期只有这一份申报',
        '合作社区都已同意',
        '没有补正过',
        '给专家看的内容里没有本单位的名称、人名，也没有个人号码',
      ],
      not: ['内容是不是符合公告的方向', '预算是不是合理', '附件里写的是什么'],
    },
    single: ({ id }) => paths.eligibility(id),
    head: { title: '项目', beneath: '申报单位' },
  },
  owned: 'proposal',
  find: async ({ db, person: by }, which, id) =>
    scopeOf(await itemsInRound(db, id, toPass(id, which), which, { by, kind: 'proposal' }), {
      href: paths.screening(id),
      text: '资格审查',
    }),
  whyNots: ofEach(async (asking, item) => (await toPassPlainly(asking, item)).whyNot),
  form: passForm,
  do: async (asking, item) => {
    const { whyNot, seen } = await toPassPlainly(asking, item)
    if (whyNot) return refuse(whyNot)
    const finding = { outcome: 'eligible', reason: REMARK, seen } as const
    return checkEligibility(asking.db, asking.person, item.id, finding, asking.now)
  },
  say: SAY.passes,
})

/** What the single act would say first, then what keeps it from passing unread; `seen`: the look-ups that it rests on. */
async function toPassPlainly({ db, person, now }: Asking, { id, others }: Item) {
  const shown = await findCase(db, person, id, now)
  if (!shown) return { whyNot: { why: 'not-found' } as const, seen: '' }
  const { found, snapshots } = shown
  const handed = { ...found, organizationId: found.organization.id, closes: found.plan.dates.closes }
  return { whyNot: whyNotCheck(handed, person, now) ?? whyNotPlain(shown, others), seen: seenOf(snapshots) }
}
