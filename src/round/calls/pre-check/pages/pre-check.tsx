import type { Child } from 'hono/jsx'
import { KIND_WORDS, ORGANIZATION_KINDS } from '../../../../people/rules/organization.ts'
import { paths } from '../../../../paths.ts'
import { clauseIn } from '../../../../rulebook/citing.ts'
import { sayClause } from '../../../../shared/clauses.ts'
import type { Instant } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { Radios } from '../../../../web/choices.tsx'
import { ErrorSummary, Money, Num } from '../../../../web/fields.tsx'
import { Rules } from '../../../../web/lists.tsx'
import { Actions, Block, Button, Head, Note, Tag, type Tone } from '../../../../web/parts.tsx'
import type { Plan } from '../../rules/plan.ts'
import { type Background, type Finding, type PreCheck, questionsOf, yearsOf } from '../rules.ts'
import { type Round, phaseOf } from '../../rules/round.ts'
import { BACKGROUND_WORDS, VERDICT_WORDS, sayFinding } from './words.ts'

/** `result` null: nothing has been answered yet, or not so that it can be read. */
type Props = { round: Round; result: PreCheck | null; of: Filled; refused: Child; now: Instant }

/** Whether an organization may apply in a call, before it registers: the answer above, what was typed below. */
export const PreCheckPage = ({ round, result, of, refused, now }: Props) => (
  <div class="page">
    <Head
      title="申报前自查"
      crumbs={[
        { href: paths.calls(), text: '征集' },
        { href: paths.call(round.id), text: round.plan.title },
      ]}
      lead="不用注册，不保存所填的内容。结果按公告和管理办法得出，供申报前参考，以资格审查为准。"
    />
    {refused && <Note tone="bad">{refused}</Note>}
    <ErrorSummary of={of} />
    {result && <Result round={round} result={result} now={now} />}
    <Questions round={round} of={of} />
  </div>
)

const TONES = { yes: 'good', no: 'bad', missing: 'warn' } satisfies Record<string, Tone>

const Result = ({ round, result, now }: { round: Round; result: PreCheck; now: Instant }) => (
  <Block id="result" title="自查结果">
    <Note tone={TONES[result.verdict]}>{sayResult(result)}</Note>
    <Rules items={inOrder(result.findings).map((finding) => itemOf(round.plan, finding))} />
    {result.verdict !== 'no' && phaseOf(round.plan.dates, now) === 'open' && (
      <Actions>
        <Button href={paths.newProposal(round.id)}>开始申报</Button>
      </Actions>
    )}
  </Block>
)

function sayResult({ verdict, findings, tracks }: PreCheck): string {
  const count = findings.filter((finding) => finding.verdict === verdict).length
  switch (verdict) {
    case 'yes':
      return `按所填的情况，可以申报：${tracks.map(({ name }) => `“${name}”`).join('、')}。`
    case 'no':
      return `按所填的情况，不能申报：有${count}项不符合。`
    case 'missing':
      return `还不能判断：有${count}项没有填。已填的各项都符合。`
  }
}

const inOrder = (findings: Finding[]): Finding[] =>
  (['no', 'missing', 'yes'] as const).flatMap((verdict) => findings.filter((one) => one.verdict === verdict))

function itemOf({ rulebook }: Plan, finding: Finding) {
  const clause = finding.key && clauseIn(rulebook, finding.key)
  const says = (
    <>
      <Tag tone={TONES[finding.verdict]}>{VERDICT_WORDS[finding.verdict]}</Tag> {sayFinding(finding)}
    </>
  )
  return { says, ...(clause && { clause: { href: clause.href, text: sayClause(clause.no) } }) }
}

function Questions({ round: { id, plan }, of }: { round: Round; of: Filled }) {
  const asked = questionsOf(plan)
  const backgrounds = (['abnormal', 'dishonesty', 'violation'] as const).filter((one) => asked.includes(one))
  return (
    <form method="get" action={paths.preCheck(id)}>
      <Radios
        of={of}
        name="kind"
        legend="单位类型"
        options={ORGANIZATION_KINDS.map((value) => ({ value, text: KIND_WORDS[value] }))}
      />
      <YesNo
        of={of}
        name="registered"
        legend="已经登记或者备案了吗"
        hint="社区社会组织看有没有在街道（镇）备案，其他单位看有没有依法登记。"
      />
      {asked.includes('host') && (
        <YesNo of={of} name="host" legend="有托管单位吗" hint="只有社区社会组织需要填。" optional />
      )}
      <YesNo of={of} name="place" legend="项目在本区实施吗" />
      <Num of={of} name="handedIn" label="本期已经申报几个项目" hint="没有就填0。" unit="个" />
      {backgrounds.map((about) => (
        <YesNo of={of} name={about} legend={sayBackground(plan, about)} />
      ))}
      <Money of={of} name="ask" label="打算申请多少资金" optional />
      <Num of={of} name="months" label="打算实施多久" unit="个月" optional />
      {asked.includes('overhead') && <Shares of={of} />}
      <Actions>
        <Button>看看能不能申报</Button>
        <a href={paths.call(id)}>回到征集公告</a>
      </Actions>
    </form>
  )
}

const Shares = ({ of }: { of: Filled }) => (
  <>
    <Num of={of} name="overhead" label="管理费占资助资金" unit="%" whole={false} optional />
    <Num of={of} name="personnel" label="人员费用占资助资金" unit="%" whole={false} optional />
  </>
)

const sayBackground = (plan: Plan, about: Background): string =>
  `申报截止前${yearsOf(plan, about)}年内，单位${BACKGROUND_WORDS[about]}吗`

const YesNo = (group: { of: Filled; name: string; legend: string; hint?: string; optional?: boolean }) => (
  <Radios
    {...group}
    options={[
      { value: 'yes', text: '是' },
      { value: 'no', text: '否' },
    ]}
  />
)
