import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import { yuan } from '../../../../shared/money.ts'
import { clauseIn } from '../../../../rulebook/citing.ts'
import { Because } from '../../../../web/answer.tsx'
import { Area, Num, Select, Text } from '../../../../web/fields.tsx'
import { sayPlace } from '../../../../people/rules/place.ts'
import { Questions } from '../../../calls/form/pages/questions.tsx'
import { type Question, fieldOf, questionsIn } from '../../../calls/form/rules/form.ts'
import { categoriesOf } from '../../../calls/topics/rules.ts'
import {
  type BuiltIn,
  type Section,
  type SectionCode,
  asks,
  isBuiltIn,
  sectionOf,
  sectionsOf,
} from '../rules/sections.ts'
import { BudgetPart } from '../../budget/pages/form.tsx'
import { BeneficiariesFields } from './beneficiaries.tsx'
import { NeedFields } from './need.tsx'
import type { FieldsProps, FormView } from './form-view.ts'
import { RowSet } from '../../pages/rows.tsx'
import { PartnersFields, TeamFields } from './team.tsx'
import { numbersOf } from '../../../calls/rules/numbers.ts'

type Props = FieldsProps & { section: Section }

/** The fields of a section. Files have none: they are added and taken away one by one. */
export function SectionFields({ section: { code, questions }, of, form }: Props) {
  const places = form.places.map(sayPlace)
  if (!isBuiltIn(code)) {
    const all = questionsIn(form.plan.form)
    // a correction opens fields by name: none of them is hidden
    const pages = of.only ? {} : { pageOf: (question: Question) => pageOf(form, question) }
    return <Questions {...{ of, questions, places }} form={all} {...pages} />
  }
  const Fields = FIELDS[code]
  return <Fields of={of} form={form} />
}

/** The section of the same proposal that asks a question, at its field. */
function pageOf({ id, plan }: FormView, question: Question): string {
  const section = sectionOf(sectionsOf(plan), fieldOf(question))
  return `${paths.proposalSection(id, section)}#${encodeURIComponent(fieldOf(question))}`
}

/** Sections with lists: saving makes room for one more row. */
export const hasRows = ({ code }: Section): boolean => WITH_ROWS.includes(code)
const WITH_ROWS: SectionCode[] = ['outputs', 'plan', 'team', 'risks', 'partners']

const About = ({ of, form: { plan, kind } }: FieldsProps) => {
  const tracks = plan.tracks.filter((track) => track.kinds.includes(kind))
  const mayBeBlank = asks(plan, 'beneficiaries')
  return (
    <>
      <Text of={of} name="title" label="项目名称" hint="写清为谁做什么，最多30个字。" full />
      <Select
        of={of}
        name="track"
        label="赛道"
        hint={tracks.map((track) => `${track.name}每项最高${yuan(track.askMax)}元`).join('；')}
        none="请选择"
        options={tracks.map((track) => ({ value: track.code, text: track.name }))}
      />
      <Select
        of={of}
        name="category"
        label="领域"
        none="请选择"
        options={categoriesOf(plan).map((value) => ({ value, text: value }))}
      />
      <Text
        of={of}
        name="place"
        label="实施地点"
        hint={mayBeBlank ? '写到街道或社区；选了实施社区的，可以不填。' : '写到街道或社区。'}
        optional={mayBeBlank}
        full
      />
      <Num
        of={of}
        name="months"
        label="实施时间"
        hint={
          <Because
            sentence={`最长${numbersOf(plan).proposals.longestMonths}个月，从签约算起`}
            clause={clauseIn(plan.rulebook, 'proposals.longestMonths')}
          />
        }
        unit="个月"
      />
      <Text of={of} name="leader" label="项目负责人" hint="立项后公开姓名。" autocomplete="name" />
      <Area of={of} name="summary" label="项目概况" rows={5} limit={500} />
    </>
  )
}

const Outputs = ({ of }: FieldsProps) => (
  <>
    <RowSet
      of={of}
      name="outputs"
      title="产出指标"
      hint="做多少：场次、人次、份数。"
      columns={[
        { key: 'name', text: '指标', wide: true },
        { key: 'target', text: '目标值', num: true },
        { key: 'unit', text: '单位', short: true },
      ]}
    />
    <RowSet
      of={of}
      name="effects"
      title="成效指标"
      hint="居民因此有什么变化，怎样量得出来。"
      columns={[
        { key: 'name', text: '指标', wide: true },
        { key: 'baseline', text: '基线（选填）', num: true },
        { key: 'target', text: '目标值', num: true },
        { key: 'unit', text: '单位', short: true },
        { key: 'method', text: '测量办法', wide: true },
      ]}
    />
  </>
)

const Steps = ({ of }: FieldsProps) => (
  <RowSet
    of={of}
    name="plan"
    title="分月计划"
    hint="从签约算起的第几个月做什么；当月做完的，不用写到第几月。"
    columns={[
      { key: 'month', text: '从第几月', num: true },
      { key: 'until', text: '到第几月（选填）', num: true },
      { key: 'work', text: '工作', wide: true },
    ]}
  />
)

const Risks = ({ of, form: { plan } }: FieldsProps) => (
  <>
    <RowSet
      of={of}
      name="risks"
      title="风险与应对"
      columns={[
        { key: 'risk', text: '风险', wide: true },
        { key: 'response', text: '应对办法', wide: true },
      ]}
    />
    {asks(plan, 'sustainability') && (
      <Area
        of={of}
        name="sustainability"
        label="可持续"
        hint="资助结束以后，怎样继续下去。最多500个字。"
        rows={4}
      />
    )}
  </>
)

const Budget = ({ of, form: { plan, id } }: FieldsProps) => (
  <BudgetPart of={of} plan={plan} exchange={paths.proposalBudget(id)} />
)

const FIELDS: Record<BuiltIn, (props: FieldsProps) => Child> = {
  about: About,
  need: NeedFields,
  beneficiaries: BeneficiariesFields,
  outputs: Outputs,
  plan: Steps,
  team: TeamFields,
  risks: Risks,
  partners: PartnersFields,
  budget: Budget,
}
