import { z } from 'zod'
import { KIND_WORDS } from '../../../people/rules/organization.ts'
import type { Left } from '../../../rulebook/rules/rulebook.ts'
import { orNone, rows, such, typedOf } from '../../../web/boxes/box.ts'
import { id, ids, ticks, tick } from '../../../web/boxes/choices.ts'
import { moment } from '../../../web/boxes/days.ts'
import { money, points, version, whole } from '../../../web/boxes/numbers.ts'
import { line } from '../../../web/boxes/texts.ts'
import { categoriesForm, formForm } from '../form/forms/form.ts'
import type { Criterion, Plan, Track } from '../rules/plan.ts'
import type { Unbound } from '../rules/ruled.ts'
import type { Typed } from '../rules/typed.ts'
import { LEVEL_NAMES } from '../rubric/rules.ts'
import { MOST_LISTS, listsAs, topicListsOf } from '../topics/rules.ts'
import { numbersForm, setBy } from './numbers.ts'

/** Rows of a round's form. */
export const MOST_ROWS = 12

const WRONG_ROW = '这一行的格式不对'
const MOST_FEN = 1_000_000_000_00
const FULL_MARK = 100_00
const plainCode = (name: string) =>
  such(line(name, 20), (code) => /^[0-9A-Za-z-]+$/.test(code), `${name}只用数字、字母和连字符`)

/** A track as it is typed; what its rulebook leaves to each is asked with it. */
export const trackForm = (left: Left | null) =>
  z.object(
    {
      name: line('赛道名称', 40),
      code: plainCode('代号'),
      quota: whole('名额', [1, 500], '个'),
      budget: money('资金预算', [1, MOST_FEN]),
      askMax: money('每项最高', [1, MOST_FEN]),
      askMin: orNone(money('每项最低', [1, MOST_FEN])),
      kinds: ticks('谁可以申报', KIND_WORDS),
      set:
        setBy('track', left).length > 0 ? numbersForm(setBy('track', left), left) : z.undefined().optional(),
    },
    WRONG_ROW,
  )
const track = (left: Left | null) =>
  z.codec(trackForm(left), z.custom<Track>(), {
    decode: ({ askMin, set, ...typed }) => ({
      ...typed,
      ...(askMin !== null && { askMin }),
      ...(set && { set }),
    }),
    encode: ({ askMin = null, set, ...typed }) => ({ ...typed, askMin, set: set ?? {} }),
  })

export const levelForm = z.object(
  {
    name: line('等次', 4).optional(),
    from: points('起分', [0, FULL_MARK]),
    means: line('说明', 100, '请写明这一等是什么样'),
  },
  WRONG_ROW,
)
export const criterionForm = z.object(
  {
    name: line('评分项名称', 40),
    code: such(
      line('代号', 20),
      (code) => /^[a-z][a-z0-9-]*$/.test(code),
      '代号以小写字母开头，只用小写字母、数字和连字符',
    ),
    max: points('满分', [1, FULL_MARK]),
    asks: line('评什么', 200, '请写明评什么'),
    bonus: tick('附加分'),
    levels: rows(levelForm, null, MOST_ROWS),
  },
  WRONG_ROW,
)
/** A level without a word of its own has the usual one of its place. */
const criterion = z.codec(criterionForm, z.custom<Criterion>(), {
  decode: ({ levels, bonus, ...typed }) => ({
    ...typed,
    ...(bonus && { bonus }),
    ...(levels.length > 0 && {
      levels: levels.map((level, at) => ({ ...level, name: level.name ?? LEVEL_NAMES[at] ?? '' })),
    }),
  }),
  encode: ({ levels = [], bonus = false, ...typed }) => ({ ...typed, bonus, levels }),
})

export const datesForm = z.object(
  { opens: moment('开始申报'), closes: moment('申报截止'), scoringCloses: moment('评分截止') },
  '请填写日程',
)

/** The lines of a plan that stand alone. */
export const basicsForm = z.object({
  title: line('名称', 60),
  code: plainCode('简称'),
  organizer: line('主办单位', 60),
  step: points('每档', [1, FULL_MARK]),
  categories: categoriesForm,
  topicLists: ids('选题清单', [0, MOST_LISTS]),
})

/** All that is typed for a round, as it is typed. */
export const typedForm = (left: Left | null) =>
  basicsForm.extend({
    dates: datesForm,
    tracks: rows(track(left), '至少要有一个赛道', MOST_ROWS),
    criteria: rows(criterion, '至少要有一个评分项', MOST_ROWS),
    parameters:
      setBy('round', left).length > 0 ? numbersForm(setBy('round', left), left) : z.undefined().optional(),
    form: formForm.optional(),
  })

/** The plan that it comes to. */
export const planIn = ({
  topicLists,
  categories,
  form,
  parameters = {},
  ...plan
}: z.output<ReturnType<typeof typedForm>>): Unbound => ({
  ...plan,
  ...listsAs(topicLists),
  ...(categories.length > 0 && { categories }),
  ...(form && { form }),
  parameters,
})

/** What a draft starts from. */
export const beginningForm = typedForm(null).pick({
  criteria: true,
  step: true,
  categories: true,
  form: true,
})

/**
 * What an officer types for a round, both ways; `left`: what its rulebook leaves to the call, null where the district has
 * none. Amounts in 元, points in 分, instants of the round's time zone.
 */
export const planForm = (left: Left | null) =>
  z.codec(typedForm(left), z.custom<Unbound>(), {
    decode: planIn,
    encode: ({ categories = [], ...plan }) => ({
      ...plan,
      categories,
      topicLists: topicListsOf(plan),
      form: plan.form,
    }),
  })

/** What a plan's version leaves to its call; null: it binds none. */
export const leftIn = ({ rulebook }: Pick<Plan, 'rulebook'>): Left | null => (rulebook ? rulebook.left : null)

/** A plan as its officer had typed it. */
export const typedPlan = (plan: Plan): Typed => ({
  ...typedOf(planForm(leftIn(plan)), plan),
  ...(plan.rulebook && { rulebook: plan.rulebook.version }),
})

/** Which version of the rulebook a draft binds; the last one in force where it says nothing. */
export const rulebookForm = z.object({ rulebook: orNone(id('管理办法')) })

/** The version that the officer had read, sent along unseen. */
export const versionForm = z.object({ version: version() })
