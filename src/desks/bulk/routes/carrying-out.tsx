import { Hono } from 'hono'
import { whyNotBarred } from '../../../organizations/rules/applying.ts'
import { paths } from '../../../paths.ts'
import { draftAgreement } from '../../../round/agreements/actions.ts'
import { whyNotDraft } from '../../../round/agreements/rules/agreement.ts'
import { findAward } from '../../../round/agreements/store/agreement.ts'
import { closeProject } from '../../../round/closing/actions/closing.ts'
import { whyNotClose } from '../../../round/closing/rules/closing.ts'
import { findDossier } from '../../../round/closing/store/closing.ts'
import { openProject } from '../../../round/projects/actions/work.ts'
import { whyNotOpen } from '../../../round/projects/rules/project.ts'
import { findAgreement } from '../../../round/projects/store/work.ts'
import { dayOf } from '../../../shared/days.ts'
import { refuse } from '../../../shared/result.ts'
import type { Site } from '../../../web/site.ts'
import { closeForm, draftForm, openForm } from '../forms.ts'
import { SAY } from '../pages/words.ts'
import { whyNotWhole } from '../rules/drafting.ts'
import type { Item } from '../rules/item.ts'
import { itemsInRound } from '../store/items.ts'
import { toClose, toDraft, toOpen } from '../store/sources.ts'
import { bulk } from './bulk.tsx'
import { type Asking, ofEach } from './each.ts'
import { scopeOf } from './scope.ts'

/** 签约, 项目, 结项: what follows for each from what was decided. */
export const bulkCarryingOut = new Hono<Site>()

const HEAD = { title: '项目', beneath: '单位' }
const NOT_FOUND = { why: 'not-found' } as const

bulk(bulkCarryingOut, {
  at: paths.agreementDrafts,
  who: ['officer'],
  words: {
    title: '一并拟定协议',
    verb: '拟定',
    unit: '份',
    lead: '立项的项目按各自的金额、期限和拨款次序拟定协议，从同一天开始，请双方阅读后签署。开始日期不同的，单独拟定。',
    single: ({ id }) => paths.proposalAgreement(id),
    head: HEAD,
  },
  owned: 'proposal',
  find: async ({ db, person: by }, which, id) =>
    scopeOf(await itemsInRound(db, id, toDraft(id), which, { by, kind: 'proposal' }), {
      href: paths.agreements(id),
      text: '项目协议',
    }),
  whyNots: ofEach(whyNotDraftPlainly),
  form: draftForm,
  usual: (now) => ({ startsOn: dayOf(now) }),
  do: async (asking, item, { startsOn }) => {
    const whyNot = await whyNotDraftPlainly(asking, item)
    const { db, person, now } = asking
    return whyNot ? refuse(whyNot) : draftAgreement(db, person, item.id, { startsOn }, now)
  },
  say: SAY.drafts,
})

async function whyNotDraftPlainly({ db, person, now }: Asking, { id }: Item) {
  const found = await findAward(db, id)
  if (!found) return NOT_FOUND
  return whyNotDraft(found, person) ?? whyNotBarred(found, now) ?? whyNotWhole(found.hosting.now)
}

bulk(bulkCarryingOut, {
  at: paths.projectOpenings,
  who: ['officer'],
  words: {
    title: '一并开始执行',
    verb: '开始',
    unit: '个',
    lead: '协议已经生效的项目开始执行，各自的里程碑和到期日按申报书的计划和本期的规则排定，并告知单位。',
    single: ({ id }) => paths.agreementProject(id),
    head: HEAD,
  },
  owned: 'proposal',
  find: async ({ db, person: by }, which, id) =>
    scopeOf(await itemsInRound(db, id, toOpen(id), which, { by, kind: 'proposal' }), {
      href: paths.roundProjects(id),
      text: '项目',
    }),
  whyNots: ofEach(async ({ db, person }, { id }) => {
    const found = await findAgreement(db, id)
    return found ? whyNotOpen(found.agreement, person) : NOT_FOUND
  }),
  form: openForm,
  do: ({ db, person, now }, { id }) => openProject(db, person, id, now),
  say: SAY.openings,
})

bulk(bulkCarryingOut, {
  at: paths.projectClosings,
  who: ['officer'],
  words: {
    title: '一并办结',
    verb: '办结',
    unit: '个',
    lead: '评定过、该拨的都拨了、结余都退回了的项目办结，并告知单位。',
    single: ({ id }) => paths.closing(id),
    head: HEAD,
  },
  owned: 'project',
  find: async ({ db, person: by }, which, id) =>
    scopeOf(await itemsInRound(db, id, toClose(id), which, { by, kind: 'project' }), {
      href: paths.roundProjects(id),
      text: '项目',
    }),
  whyNots: ofEach(async ({ db, person }, { id }) => {
    const found = await findDossier(db, person, id)
    return found ? whyNotClose(found.dossier, person) : NOT_FOUND
  }),
  form: closeForm,
  do: ({ db, person, now }, { id }) => closeProject(db, person, id, now),
  say: SAY.closings,
})
