import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import { stageOf } from '../../../../rulebook/rules/some.ts'
import { STAGE_WORDS } from '../../../../rulebook/rules/parameters.ts'
import { Hidden, Select } from '../../../../web/fields.tsx'
import { Box } from '../../../../web/form.tsx'
import { FormStep } from '../../form/pages/step.tsx'
import { setBy } from '../../forms/numbers.ts'
import { basicsForm, datesForm, trackForm } from '../../forms/plan.ts'
import { type Part, hintOf } from '../../pages/hints.tsx'
import { isSpare, slots } from '../../pages/slots.ts'
import { Rubric } from '../../rubric/pages/form.tsx'
import type { Step } from '../rules/steps.ts'
import { NumberField } from './number.tsx'

const Basics = ({ of }: Part) => (
  <>
    <Box of={of} form={basicsForm} name="title" hint="对外公布的全称。" />
    <Box
      of={of}
      form={basicsForm}
      name="code"
      hint="编号的第一段，如2026，则受理编号为2026-SQ-0001。"
      size={12}
    />
    <Box of={of} form={basicsForm} name="organizer" />
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

function Track({ of, rules, at, optional }: Part & { at: number; optional: boolean }) {
  const form = trackForm(rules.left)
  const asked = (name: keyof typeof form.shape & string) => ({
    of,
    form,
    name,
    field: `tracks.${at}.${name}`,
    optional,
  })
  return (
    <fieldset class="field">
      <legend>
        第{at + 1}个赛道{optional && '，没有就留空'}
      </legend>
      <Box {...asked('name')} label="名称" />
      <Box {...asked('code')} hint="字母，如community。" />
      <Box {...asked('quota')} />
      <Box {...asked('budget')} />
      <Box {...asked('askMax')} hint={hintOf(rules, 'proposals.highestAsk')} />
      <Box {...asked('askMin')} optional />
      <Box {...asked('kinds')} hint={hintOf(rules, 'proposals.communityGroups')} />
      {setBy('track', rules.left).map((key) => (
        <NumberField {...{ of, rules, at: key, optional }} name={`tracks.${at}.set.${key}`} />
      ))}
    </fieldset>
  )
}

const Topics = (part: Part) => (
  <>
    <Box
      of={part.of}
      form={basicsForm}
      name="categories"
      hint="一行一个，每份申报书从中选一个。留空，就用通常的那些。"
      size={10}
      optional
    />
    <TopicChoice {...part} />
  </>
)

/** Without the lists at hand, what was chosen stays. The empty marker says that none is ticked any more. */
function TopicChoice({ of, rules }: Part) {
  const chosen = of.typed['topicLists[]'] ?? ''
  if (rules.topicLists === null)
    return chosen.split('\n').map((id) => id && <Hidden name="topicLists[]" value={id} />)
  return (
    <>
      <Hidden name="topicLists[]" value="" />
      <Box
        of={of}
        form={basicsForm}
        name="topicLists"
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
      />
    </>
  )
}

const Timetable = ({ of, rules }: Part) => (
  <>
    <Box of={of} form={datesForm} name="opens" field="dates.opens" />
    <Box
      of={of}
      form={datesForm}
      name="closes"
      field="dates.closes"
      hint={hintOf(rules, 'calls.openDays', '到这一刻不再接收，以服务器时间为准。')}
    />
    <Box of={of} form={datesForm} name="scoringCloses" field="dates.scoringCloses" />
  </>
)

/** What the rulebook leaves to the call, stage by stage; without a rulebook, whatever a round cannot do without. */
function Numbers({ of, rules }: Part) {
  const keys = setBy('round', rules.left)
  if (keys.length === 0) return <p>管理办法已经全部规定，没有要由公告规定的。</p>
  const stages = Map.groupBy(keys, (key) => STAGE_WORDS[stageOf(key)])
  return [...stages].map(([title, those]) => (
    <fieldset class="field">
      <legend>{title}</legend>
      {those.map((key) => (
        <NumberField {...{ of, rules, at: key }} name={`parameters.${key}`} />
      ))}
    </fieldset>
  ))
}

/** The fields of each step. */
export const SECTIONS: Record<Step, (part: Part) => Child> = {
  basics: Basics,
  rulebook: RulebookChoice,
  tracks: Tracks,
  topics: Topics,
  timetable: Timetable,
  form: FormStep,
  rubric: Rubric,
  rules: Numbers,
}
