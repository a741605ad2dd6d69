import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import { stageOf } from '../../../../rulebook/rules/some.ts'
import type { ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import type { Left } from '../../../../rulebook/rules/rulebook.ts'
import { PARAMETER_KEYS, STAGE_WORDS, kindOf } from '../../../../rulebook/rules/words.ts'
import { Because } from '../../../../web/answer.tsx'
import { Hidden, Select } from '../../../../web/fields.tsx'
import { Box } from '../../../../web/form.tsx'
import { Facts } from '../../../../web/lists.tsx'
import { FormStep } from '../../form/pages/step.tsx'
import { setBy } from '../../forms/numbers.ts'
import { basicsForm, datesForm, trackForm } from '../../forms/plan.ts'
import { type Part, type Rules, hintOf } from '../../pages/hints.tsx'
import { isSpare, slots } from '../../pages/slots.ts'
import { Rubric } from '../../rubric/pages/form.tsx'
import { leftTo } from '../../rules/ruled.ts'
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
    <fieldset class="field fields">
      <legend>
        第{at + 1}个赛道{optional && '，没有就留空'}
      </legend>
      <Box {...asked('name')} label="名称" />
      <Box {...asked('code')} hint="用数字、字母或连字符，如community。" />
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
function Numbers({ of, rules, whole }: Part) {
  const keys = setBy('round', rules.left)
  const stages = Map.groupBy(keys, (key) => STAGE_WORDS[stageOf(key)])
  return (
    <>
      {!whole && <p>{sayWhose(keys, rules.left)}</p>}
      {[...stages].map(([title, those]) => (
        <fieldset class="field fields">
          <legend>{title}</legend>
          {those.map((key) => (
            <NumberField {...{ of, rules, at: key }} name={`parameters.${key}`} />
          ))}
        </fieldset>
      ))}
      {rules.left && <Fixed rules={rules} left={rules.left} />}
    </>
  )
}

/** What is the call's own to set here, and what is not. */
function sayWhose(keys: ParameterKey[], left: Left | null): string {
  if (!left) return '还没有施行的管理办法，下面各项都由这一期的公告规定。'
  const others = leftTo('track', left).length > 0 ? '另有按赛道规定的，在“赛道”一步填。' : ''
  return keys.length === 0
    ? `管理办法没有留给公告统一规定的数字，这一步不用填。${others}`
    : `管理办法把下面${keys.length}项留给公告规定，范围和条文写在各项上；${others}其余由管理办法规定，本期照办。`
}

/** What the call goes by and cannot change. */
const Fixed = ({ rules, left }: { rules: Rules; left: Left }) => {
  const keys = PARAMETER_KEYS.filter((key) => !left[key])
  return (
    <details>
      <summary>管理办法已经规定的{keys.length}项</summary>
      <Facts
        rows={keys.map((key) => ({
          name: kindOf(key).name,
          value: <Because sentence={rules.set(key)?.says ?? ''} clause={rules.set(key)?.clause} />,
        }))}
      />
    </details>
  )
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
