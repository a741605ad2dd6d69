import type { z } from 'zod'
import { type Look, lookOf } from '../../../../web/boxes/box.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { LINE, budgetForm } from '../../budget/forms/lines.ts'
import type { Community, Content, Topic } from '../../rules/content.ts'
import type { BuiltIn } from '../rules/sections.ts'
import { BENEFICIARIES, beneficiariesForm, partnersForm, teamForm } from './people.ts'
import { ABOUT, PLAIN, RISKS, aboutForm, needBoxes, outputsForm, planForm, riskBoxes } from './project.ts'
import { EFFECT, MEMBER, OUTPUT, RISK, STEP, partnerBoxes } from './rows.ts'

/** All that a proposal may say, as it is asked; the round's own questions and the files have boxes elsewhere. */
export const BOXES = {
  ...ABOUT.shape,
  ...needBoxes([]).shape,
  ...outputsForm.shape,
  ...planForm.shape,
  ...RISKS.shape,
  ...budgetForm.shape,
  ...beneficiariesForm([]).shape,
  ...teamForm.shape,
  ...partnersForm([]).shape,
} satisfies Record<Exclude<keyof Content, 'answers' | 'files'>, z.ZodType>

/** Its lists: what each is called, and the boxes of a row. */
const LISTS = {
  outputs: { title: '产出指标', row: OUTPUT.shape },
  effects: { title: '成效指标', row: EFFECT.shape },
  plan: { title: '活动计划', row: STEP.shape },
  team: { title: '团队成员', row: MEMBER.shape },
  risks: { title: '风险与应对', row: RISK.shape },
  partners: { title: '合作单位', row: partnerBoxes([]).shape },
  budget: { title: '预算', row: LINE.shape },
} satisfies Partial<Record<keyof Content, { title: string; row: z.ZodRawShape }>>
export type List = keyof typeof LISTS

export const isList = (field: string): field is List => Object.hasOwn(LISTS, field)

/** The boxes of a row of a list, in their order. */
export const rowBoxes = (list: List): { key: string; look: Look }[] =>
  Object.entries(LISTS[list].row).flatMap(([key, of]) => {
    const look = lookOf(of)
    return look ? [{ key, look }] : []
  })

/** How a field is asked that is no list: "summary", "beneficiaries.who". */
export function boxAt(field: string): Look | null {
  const [name = '', inner = ''] = field.split('.')
  const shape: z.ZodRawShape = name === 'beneficiaries' ? BENEFICIARIES.shape : BOXES
  const box = shape[inner || name]
  return box ? lookOf(box) : null
}

/** What a field is called, on its form and wherever it is read; a field that nobody asks is called nothing. */
export const titleOf = (field: string): string =>
  isList(field) ? LISTS[field].title : (boxAt(field)?.title ?? '')

/** What decides how a section is asked. */
export type Asked = { plan: Plan; topics: Topic[]; places: Community[] }
/** A box of a section: its field in the page, and where it stands. */
export type Placed = { field: string; name: string; form: z.ZodObject }

const FORMS: Record<BuiltIn, (asked: Asked) => z.ZodObject> = {
  about: ({ plan }) => aboutForm(plan),
  need: ({ topics }) => (topics.length > 0 ? needBoxes(topics) : PLAIN),
  beneficiaries: ({ places }) => beneficiariesForm(places),
  outputs: () => outputsForm,
  plan: () => planForm,
  team: () => teamForm,
  risks: ({ plan }) => riskBoxes(plan),
  partners: ({ places }) => partnersForm(places),
  budget: () => budgetForm,
}

/** The boxes of a section in their order. */
export const boxesOf = (code: BuiltIn, asked: Asked): Placed[] => {
  const form = FORMS[code](asked)
  return Object.keys(form.shape).flatMap((name) =>
    name === 'beneficiaries'
      ? Object.keys(BENEFICIARIES.shape).map((inner) => ({
          field: `${name}.${inner}`,
          name: inner,
          form: BENEFICIARIES,
        }))
      : [{ field: name, name, form }],
  )
}
