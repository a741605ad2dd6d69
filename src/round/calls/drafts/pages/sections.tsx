import type { Child } from 'hono/jsx'
import { KIND_WORDS, ORGANIZATION_KINDS } from '../../../../people/rules/organization.ts'
import { Checks } from '../../../../web/choices.tsx'
import { paths } from '../../../../paths.ts'
import { Area, Hidden, Money, Num, Select, Text } from '../../../../web/fields.tsx'
import type { Step } from '../rules/steps.ts'
import { FormStep } from '../../form/pages/step.tsx'
import { type Part, hintOf } from '../../pages/hints.tsx'
import { Rubric } from '../../rubric/pages/form.tsx'
import { isSpare, slots } from '../../pages/slots.ts'
import { Award, Publicity, Scoring, Tranches } from './ruled.tsx'

const Basics = ({ of }: Part) => (
  <>
    <Text of={of} name="title" label="名称" hint="对外公布的全称。" full />
    <Text
      of={of}
      name="code"
      label="简称"
      hint="编号的第一段，如2026，则受理编号为2026-SQ-0001。"
      size={12}
    />
    <Text of={of} name="organizer" label="主办单位" full />
  </>
)

const RulebookChoice = ({ of, rules }: Part) =>
  rules.versions.length === 0 ? (
    <p>还没有施行的管理办法，这一期按公告里自己的规则办理。</p>
  ) : (
    <Select
      of={of}
      name="rulebook"
      label="依据哪一部管理办法"
      hint="发布以后，本期自始至终按这一版办理。换一部，其后几步的数字随之改为这一部的。"
      options={rules.versions.map(({ id, title }) => ({ value: id, text: title }))}
      full
    />
  )

const Tracks = ({ of, rules }: Part) => (
  <div class="columns">
    {slots(of, 'tracks', 2).map((at) => (
      <Track of={of} rules={rules} at={at} optional={isSpare(of, 'tracks', at)} />
    ))}
  </div>
)

const Track = ({ of, rules, at, optional }: Part & { at: number; optional: boolean }) => (
  <fieldset class="field">
    <legend>
      第{at + 1}个赛道{optional && '，没有就留空'}
    </legend>
    <Text of={of} name={`tracks.${at}.name`} label="名称" full optional={optional} />
    <Text
      of={of}
      name={`tracks.${at}.code`}
      label="代号"
      hint="字母，如community。"
      size={16}
      optional={optional}
    />
    <Num of={of} name={`tracks.${at}.quota`} label="名额" unit="个" optional={optional} />
    <Money of={of} name={`tracks.${at}.budget`} label="资金预算" optional={optional} />
    <Money
      of={of}
      name={`tracks.${at}.askMax`}
      label="每项最高"
      hint={hintOf(rules, 'proposals.highestAsk')}
      optional={optional}
    />
    <Money of={of} name={`tracks.${at}.askMin`} label="每项最低" optional />
    <Checks
      of={of}
      name={`tracks.${at}.kinds`}
      legend="谁可以申报"
      hint={hintOf(rules, 'proposals.communityGroups')}
      options={ORGANIZATION_KINDS.map((value) => ({ value, text: KIND_WORDS[value] }))}
      optional={optional}
    />
  </fieldset>
)

const Topics = (part: Part) => (
  <>
    <Area
      of={part.of}
      name="categories"
      label="领域"
      hint="一行一个，每份申报书从中选一个。留空，就用通常的那些。"
      rows={10}
      optional
    />
    <TopicChoice {...part} />
  </>
)

/** Without the lists at hand, what was chosen stays. The empty marker says that none is ticked any more. */
function TopicChoice({ of, rules }: Part) {
  const chosen = [of.typed['topicList'] ?? '', of.typed['topicLists[]'] ?? ''].join('\n')
  if (rules.topicLists === null)
    return chosen.split('\n').map((id) => id && <Hidden name="topicLists[]" value={id} />)
  return (
    <>
      <Hidden name="topicLists[]" value="" />
      <Checks
        of={{ ...of, typed: { ...of.typed, 'topicLists[]': chosen } }}
        name="topicLists"
        legend="选题清单"
        hint={
          <>
            由居民需求合并而成的选题，列在公告里，请申报单位来回应；可以选几份，也可以不选。这里只列已经发布的清单，新的在
            <a href={paths.topicLists()}>选题清单</a>里拟定。
          </>
        }
        options={rules.topicLists.map(({ id, title, topics }) => ({
          value: id,
          text: title,
          small: `${topics}个选题`,
        }))}
        optional
      />
    </>
  )
}

const Timetable = ({ of, rules }: Part) => (
  <>
    <Text of={of} name="dates.opens" label="开始申报" type="datetime-local" />
    <Text
      of={of}
      name="dates.closes"
      label="申报截止"
      hint={hintOf(rules, 'calls.openDays', '到这一刻不再接收，以服务器时间为准。')}
      type="datetime-local"
    />
    <Text of={of} name="dates.scoringCloses" label="评分截止" type="datetime-local" />
  </>
)

const Limits = ({ of, rules }: Part) => (
  <>
    <Num
      of={of}
      name="proposalsPerOrganization"
      label="每家最多申报"
      hint={hintOf(rules, 'proposals.perOrganization')}
      unit="项"
    />
    <Num
      of={of}
      name="longestMonths"
      label="最长实施时间"
      hint={hintOf(rules, 'proposals.longestMonths')}
      unit="个月"
    />
  </>
)

/** The fields of each step. */
export const SECTIONS: Record<Step, (part: Part) => Child> = {
  basics: Basics,
  rulebook: RulebookChoice,
  tracks: Tracks,
  topics: Topics,
  timetable: Timetable,
  limits: Limits,
  form: FormStep,
  rubric: Rubric,
  scoring: Scoring,
  award: Award,
  publicity: Publicity,
  tranches: Tranches,
}
