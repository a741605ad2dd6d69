import { clauseIn } from '../../../rulebook/citing.ts'
import {
  type About,
  CHECK_WORDS,
  type KeptSnapshot,
  RESULT_WORDS,
  latestOf,
} from '../../../organizations/rules/check.ts'
import { sayDay, lastDayBy } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Box } from '../../../web/form.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { findingForm } from '../forms/eligibility.ts'
import {
  type Entry,
  LISTS,
  LOOK_BACK,
  type List,
  type Period,
  isWithin,
  lookBackOf,
} from '../rules/credit.ts'
import { LIST_WORDS } from './words.ts'

type Round = Pick<Plan, 'rulebook' | 'parameters' | 'dates'>

/**
 * What a finding will rest on: the last look-up of each thing, wherever it was recorded, and what is looked up anew. A
 * look-up from before the deadline says nothing of the days after it.
 */
export const CreditFields = ({
  round,
  of,
  snapshots,
}: {
  round: Round
  of: Filled
  snapshots: KeptSnapshot[]
}) => (
  <fieldset class="field">
    <legend>信用查询</legend>
    <p class="hint">
      已有的查询记录直接采用，不用再查；情况有变，或者查得太早的，重新查询，在这里填写。新查的同时记入单位核验，别的申报书也用得上。
    </p>
    {latestOf(snapshots).map(({ about, latest }) => (
      <Look about={about} latest={latest} round={round} of={of} />
    ))}
    <Box
      of={of}
      form={findingForm}
      name="source"
      label="新查的来源"
      hint="例如：信用中国、中国社会组织政务服务平台。"
    />
  </fieldset>
)

type LookProps = { about: About; latest: KeptSnapshot | null; round: Round; of: Filled }

function Look({ about, latest, round, of }: LookProps) {
  const list = LISTS.find((one) => one === about)
  return (
    <>
      <Radios
        of={{ ...of, typed: { [`looked.${about}`]: '', ...of.typed } }}
        name={`looked.${about}`}
        legend={CHECK_WORDS[about]}
        options={[
          { value: '', text: latest ? '采用已有的记录' : '没有查', small: sayKept(latest, round) },
          ...(['clear', 'found'] as const).map((value) => ({
            value,
            text: `新查：${RESULT_WORDS[about][value]}`,
          })),
        ]}
        optional
      />
      {list && lookBackOf(round, list) && (
        <Box
          of={of}
          form={findingForm}
          name={list}
          label="最近一次列入的日期"
          hint={<Counts round={round} list={list} />}
        />
      )}
    </>
  )
}

function sayKept(latest: KeptSnapshot | null, { dates }: Round): string {
  if (!latest) return '这家单位还没有这一项的记录'
  const { about, checkedOn, source, result, enteredOn, by } = latest
  const early = checkedOn < lastDayBy(dates.closes) ? '，早于申报截止' : ''
  const day = enteredOn === null ? '' : `，${sayDay(enteredOn)}列入`
  return `${sayDay(checkedOn)}查${source}：${RESULT_WORDS[about][result]}${day}（${by}记${early}）`
}

function Counts({ round, list }: { round: Round; list: List }) {
  const period = lookBackOf(round, list)
  if (!period) return null
  const { from, to } = period
  const sentence =
    from === null ? `${sayDay(to)}仍在其中的，不能通过` : `${sayDay(from)}至${sayDay(to)}之间列入的，不能通过`
  return <Because sentence={sentence} clause={clauseIn(round.rulebook, LOOK_BACK[list])} />
}

/** What a finding rests on, once it is recorded. */
export const creditRows = (round: Round, grounds: KeptSnapshot[], entries: Entry[]) =>
  latestOf(grounds).flatMap(({ about, latest }) => {
    if (!latest) return []
    const entry = entries.find(({ list }) => list === about)
    const seen = `${sayDay(latest.checkedOn)}查${latest.source}`
    return [
      {
        name: entry ? LIST_WORDS[entry.list] : CHECK_WORDS[about],
        value: entry ? (
          <Because
            sentence={`${sayEntry(entry, latest)}，${sayWithin(entry, lookBackOf(round, entry.list))}（${seen}）`}
            clause={clauseIn(round.rulebook, LOOK_BACK[entry.list])}
          />
        ) : (
          `${RESULT_WORDS[about][latest.result]}（${seen}）`
        ),
      },
    ]
  })

function sayWithin(entry: Entry, period: Period | null): string {
  const isIn = isWithin(entry, period)
  if (period?.from === null) return `申报截止之日${isIn ? '仍在' : '已不在'}其中`
  return `${isIn ? '在' : '不在'}回看期内`
}

const sayEntry = (entry: Entry, { enteredOn, until }: KeptSnapshot): string =>
  enteredOn === null && until === null ? '查询时仍在名单上' : `${sayDay(entry.enteredOn)}列入`
