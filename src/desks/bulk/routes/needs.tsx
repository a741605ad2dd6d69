import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { takeStep } from '../../../round/needs/actions/needs.ts'
import { whyNotStep } from '../../../round/needs/rules/steps.ts'
import { needsStanding } from '../../../round/needs/store/needs.ts'
import type { Site } from '../../../web/site.ts'
import { agendaForm } from '../forms.ts'
import { SAY } from '../pages/words.ts'
import { itemsIn } from '../store/items.ts'
import { toPutOnAgenda } from '../store/sources.ts'
import { bulk } from './bulk.tsx'

/** 需求: one meeting takes up many. */
export const bulkNeeds = new Hono<Site>()

const AGENDA = { step: 'agenda', deliberation: null } as const

bulk(bulkNeeds, {
  at: paths.needAgenda,
  who: ['officer', 'community'],
  words: {
    title: '一并列入议题',
    verb: '列入',
    unit: '件',
    lead: '收集以后还没有列入议题的需求，由同一次议事会讨论的，一并列入；每一件各记一步，情况写成一样。',
    single: ({ id }) => paths.need(id),
    head: { title: '需求', beneath: '地方' },
  },
  find: async ({ db, person }, which) => {
    const items = await itemsIn(db, toPutOnAgenda(person), which)
    const back = { href: paths.needBook(), text: '需求台账' }
    return { title: '需求台账', back, rulebook: undefined, items, total: items[0]?.total ?? 0 }
  },
  whyNots: async ({ db, person, now }, items) => {
    const standing = await needsStanding(
      db,
      items.map(({ id }) => id),
    )
    return items.map(({ id }) => {
      const need = standing.get(id)
      return need ? whyNotStep(need, person, { ...AGENDA }, now) : { why: 'not-found' as const }
    })
  },
  form: agendaForm,
  do: ({ db, person, now }, { id }, { note }) => takeStep(db, person, id, { ...AGENDA, note }, now),
  say: SAY.agenda,
})
