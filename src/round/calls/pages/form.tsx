import { ORGANIZATION_KINDS, KIND_WORDS } from '../../../people/rules/organization.ts'
import { paths } from '../../../paths.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Checks } from '../../../web/choices.tsx'
import { Area, ErrorSummary, Hidden, Money, Num, Select, Text } from '../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note } from '../../../web/parts.tsx'
import { GATE_WORDS } from './words.tsx'

type Form = { of: Filled; refused: string | null; id?: string; version?: number }

/** Drafting a round: one page, every rule of the round by its name. */
export function PlanPage({ of, refused, id, version = 0 }: Form) {
  return (
    <div class="page">
      <Head
        title={id ? '修改征集公告草稿' : '拟定征集公告'}
        crumbs={[{ href: paths.rounds(), text: '征集' }]}
        meta="发布以前可以随时修改；发布以后，内容不再改动。"
      />
      {refused && <Note tone="bad">{refused}</Note>}
      <form method="post" action={id ? paths.round(id) : paths.rounds()}>
        <ErrorSummary of={of} />
        {id && <Hidden name="version" value={String(version)} />}
        <Basics of={of} />
        <Tracks of={of} />
        <Criteria of={of} />
        <Rules of={of} />
        <Payments of={of} />
        <Actions>
          <Button>{id ? '保存草稿' : '保存为草稿'}</Button>
          <a href={paths.rounds()}>取消</a>
        </Actions>
      </form>
    </div>
  )
}

type Part = { of: Filled }

const Basics = ({ of }: Part) => (
  <Block id="basics" title="名称与日程">
    <Text of={of} name="title" label="名称" hint="对外公布的全称。" full />
    <Text
      of={of}
      name="code"
      label="简称"
      hint="编号的第一段，如2026，则受理编号为2026-SQ-0001。"
      size={12}
    />
    <Text of={of} name="organizer" label="主办单位" full />
    <Text of={of} name="dates.opens" label="开始申报" type="datetime-local" />
    <Text
      of={of}
      name="dates.closes"
      label="申报截止"
      hint="到这一刻不再接收，以服务器时间为准。"
      type="datetime-local"
    />
    <Text of={of} name="dates.scoringCloses" label="评分截止" type="datetime-local" />
    <Num of={of} name="proposalsPerOrganization" label="每家最多申报" unit="项" />
    <Num of={of} name="longestMonths" label="最长实施时间" unit="个月" />
  </Block>
)

const Tracks = ({ of }: Part) => (
  <Block id="tracks" title="赛道" small="留空的一栏不算">
    <div class="columns">
      {slots(of, 'tracks', 2).map((at) => (
        <fieldset class="field">
          <legend>第{at + 1}个赛道</legend>
          <Text of={of} name={`tracks.${at}.name`} label="名称" full optional={at > 0} />
          <Text
            of={of}
            name={`tracks.${at}.code`}
            label="代号"
            hint="字母，如community。"
            size={16}
            optional={at > 0}
          />
          <Num of={of} name={`tracks.${at}.quota`} label="名额" unit="个" optional={at > 0} />
          <Money of={of} name={`tracks.${at}.budget`} label="资金预算" optional={at > 0} />
          <Money of={of} name={`tracks.${at}.askMax`} label="每项最高" optional={at > 0} />
          <Checks
            of={of}
            name={`tracks.${at}.kinds`}
            legend="谁可以申报"
            options={ORGANIZATION_KINDS.map((value) => ({ value, text: KIND_WORDS[value] }))}
            optional={at > 0}
          />
        </fieldset>
      ))}
    </div>
  </Block>
)

const Criteria = ({ of }: Part) => (
  <Block id="criteria" title="评分项" small="留空的一栏不算">
    <div class="columns">
      {slots(of, 'criteria', 4).map((at) => (
        <fieldset class="field">
          <legend>第{at + 1}项</legend>
          <Text of={of} name={`criteria.${at}.name`} label="名称" optional={at > 0} full />
          <Text
            of={of}
            name={`criteria.${at}.code`}
            label="代号"
            hint="小写字母，如goal。"
            size={16}
            optional={at > 0}
          />
          <Num
            of={of}
            name={`criteria.${at}.max`}
            label="满分"
            unit="分"
            whole={false}
            size={6}
            optional={at > 0}
          />
          <Area of={of} name={`criteria.${at}.asks`} label="评什么" rows={2} optional={at > 0} />
        </fieldset>
      ))}
    </div>
  </Block>
)

const Rules = ({ of }: Part) => (
  <Block id="rules" title="评分与立项">
    <Num of={of} name="scoring.step" label="每档" unit="分" whole={false} size={6} />
    <Num of={of} name="scoring.panelSize" label="专家人数" unit="名" />
    <Num
      of={of}
      name="scoring.minSheets"
      label="最少有效评分表"
      hint="少于这个数，项目没有得分。"
      unit="份"
    />
    <Num
      of={of}
      name="scoring.trimFromSheets"
      label="去掉一个最高分和一个最低分，从几份起"
      hint="留空，就不去。"
      unit="份"
      optional
    />
    <Num of={of} name="scoring.decimals" label="得分保留" unit="位小数" />
    <Num of={of} name="scoring.passMark" label="合格线" unit="分" whole={false} size={6} />
    <Text
      of={of}
      name="scoring.tieBreak"
      label="同分时依次比较"
      hint="评分项名称，用顿号分开；仍然同分的，提交在前的在前。"
      full
    />
    <Num of={of} name="award.perOrganizationAndTrack" label="每家单位在每个赛道最多立项" unit="个" />
    <YesNo
      of={of}
      name="award.skipWhenOverBudget"
      label="预算不够时"
      yes="跳过这一项，看下一名"
      no="到此为止"
    />
    <Num of={of} name="publicity.workingDays" label="公示" unit="个工作日" />
    <YesNo of={of} name="publicity.countsFirstDay" label="公示的第一天" yes="算第一个工作日" no="不算" />
  </Block>
)

const Payments = ({ of }: Part) => (
  <Block id="money" title="签约、拨款与结项">
    <Num of={of} name="agreement.signWithinWorkingDays" label="公告以后，签订协议的期限" unit="个工作日" />
    <div class="columns">
      {slots(of, 'tranches', 3).map((at) => (
        <fieldset class="field">
          <legend>第{at + 1}笔拨款</legend>
          <Num of={of} name={`tranches.${at}.percent`} label="比例" unit="%" optional={at > 0} />
          <Select
            of={of}
            name={`tranches.${at}.on`}
            label="条件"
            none="请选择"
            options={Object.entries(GATE_WORDS).map(([value, text]) => ({ value, text }))}
            optional={at > 0}
          />
        </fieldset>
      ))}
    </div>
    <Num of={of} name="grades.a" label="A等，不低于" unit="分" whole={false} size={6} />
    <Num of={of} name="grades.b" label="B等，不低于" unit="分" whole={false} size={6} />
  </Block>
)

const YesNo = ({
  of,
  name,
  label,
  yes,
  no,
}: Part & { name: string; label: string; yes: string; no: string }) => (
  <Select
    of={of}
    name={name}
    label={label}
    options={[
      { value: 'yes', text: yes },
      { value: 'no', text: no },
    ]}
  />
)

/** As many rows as are filled in, and one more; at least `least`. */
function slots(of: Filled, name: string, least: number): number[] {
  const used = Object.keys(of.typed)
    .filter((key) => key.startsWith(`${name}.`) && of.typed[key])
    .map((key) => Number(key.split('.')[1]))
    .filter((at) => at >= 0)
  const count = Math.min(12, Math.max(least, ...used.map((at) => at + 2)))
  return Array.from({ length: count }, (_, at) => at)
}
