import { paths } from '../../../../paths.ts'
import { clauseIn } from '../../../../rulebook/citing.ts'
import { sayClause } from '../../../../shared/clauses.ts'
import type { Instant } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { GetForm } from '../../../../web/controls.tsx'
import { Box } from '../../../../web/form.tsx'
import { Rules } from '../../../../web/lists.tsx'
import { Actions, Block, Button, Head, Note, Tag, type Tone } from '../../../../web/parts.tsx'
import { WhyNot } from '../../../../web/refusal.tsx'
import type { Plan } from '../../rules/plan.ts'
import { preCheckForm } from '../forms.ts'
import { yearsOf } from '../../conditions/rules/conditions.ts'
import { LISTS, type List } from '../../conditions/rules/finding.ts'
import { LISTED_WORDS } from '../../conditions/rules/words.ts'
import { type Finding, type PreCheck, type Question, questionsOf } from '../rules.ts'
import { type Round, phaseOf } from '../../rules/round.ts'
import { VERDICT_WORDS, sayFinding } from './words.ts'

/** `result` null: nothing has been answered yet, or not so that it can be read. */
type Props = { round: Round; result: PreCheck | null; of: Filled; now: Instant }

/** Whether an organization may apply in a call, before it registers: the answer above, what was typed below. */
export const PreCheckPage = ({ round, result, of, now }: Props) => (
  <div class="page">
    <Head
      title="申报前自查"
      crumbs={[
        { href: paths.calls(), text: '征集' },
        { href: paths.call(round.id), text: round.plan.title },
      ]}
      lead="不用注册，不保存所填的内容。结果按公告和管理办法得出，供申报前参考，以资格审查为准。"
    />
    <WhyNot of={of} />
    {result && <Result round={round} result={result} now={now} />}
    <Questions round={round} of={of} />
  </div>
)

const TONES = { yes: 'good', no: 'bad', missing: 'warn' } satisfies Record<string, Tone>

const Result = ({ round, result, now }: { round: Round; result: PreCheck; now: Instant }) => (
  <Block id="result" title="自查结果">
    <Note tone={TONES[result.verdict]}>{sayResult(result)}</Note>
    <Rules items={inOrder(result.findings).map((finding) => itemOf(round.plan, finding))} />
    {result.verdict !== 'no' && phaseOf(round.plan.dates, now, round.ended) === 'open' && (
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
  const backgrounds = LISTS.filter((one) => asked.includes(one))
  const ask = { of, form: preCheckForm }
  return (
    <GetForm to={paths.preCheck(id)}>
      <Box {...ask} name="kind" optional={false} />
      <Box
        {...ask}
        name="registered"
        hint="社区社会组织看有没有在街道（镇）备案，其他单位看有没有依法登记。"
        optional={false}
      />
      {asked.includes('host') && <Box {...ask} name="host" hint="只有社区社会组织需要填。" />}
      {STANDING_BOXES.filter(([question]) => asked.includes(question)).map(([, name]) => (
        <Box {...ask} name={name} />
      ))}
      {asked.includes('place') && <Box {...ask} name="place" optional={false} />}
      <Box {...ask} name="handedIn" label="本期已经申报几个项目" hint="没有就填0。" optional={false} />
      {backgrounds.map((about) => (
        <Box {...ask} name={about} label={sayBackground(plan, about)} optional={false} />
      ))}
      <Box {...ask} name="ask" label="打算申请多少资金" />
      <Box {...ask} name="months" label="打算实施多久" />
      {asked.includes('overhead') && (
        <>
          <Box {...ask} name="overhead" label="管理费占资助资金" />
          <Box {...ask} name="personnel" label="人员费用占资助资金" />
        </>
      )}
      <Actions>
        <Button>看看能不能申报</Button>
        <a href={paths.call(id)}>回到征集公告</a>
      </Actions>
    </GetForm>
  )
}

/** What only some rounds ask, with the box that asks it. */
const STANDING_BOXES = [
  ['founded', 'foundedOn'],
  ['grade', 'grade'],
  ['inspected', 'inspected'],
  ['staff', 'staff'],
  ['otherMoney', 'otherMoney'],
] as const satisfies [Question, keyof typeof preCheckForm.shape][]

function sayBackground(plan: Plan, about: List): string {
  const years = yearsOf(plan, about)
  return years ? `申报截止前${years}年内，单位${LISTED_WORDS[about]}吗` : `单位现在${NOW_WORDS[about]}吗`
}

/** Where the rule looks at who stands on a list on the day that the call closes. */
const NOW_WORDS: Record<List, string> = {
  abnormal: '在活动异常名录里',
  dishonesty: '在严重违法失信名单里',
  violation: '有没有了结的重大违法记录',
}
