import { clauseIn } from '../../../rulebook/citing.ts'
import { sayDay } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Text } from '../../../web/fields.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { type Entry, LISTS, LOOK_BACK, type List, isWithin, lookBackOf } from '../rules/credit.ts'
import { LIST_WORDS } from './words.ts'

type Round = Pick<Plan, 'rulebook' | 'dates'>

/** What an officer looks up on the public lists, each with the period in which an entry counts. */
export const CreditFields = ({ round, of }: { round: Round; of: Filled }) =>
  round.rulebook ? (
    <fieldset class="field">
      <legend>信用查询</legend>
      <p class="hint">查到最近一次列入的，填写列入的日期；没有查到的不填。</p>
      {LISTS.map((list) => (
        <Text
          of={of}
          name={list}
          label={LIST_WORDS[list]}
          type="date"
          hint={<Period round={round} list={list} />}
          optional
        />
      ))}
    </fieldset>
  ) : null

function Period({ round, list }: { round: Round; list: List }) {
  const period = lookBackOf(round, list)
  const sentence = period
    ? `${sayDay(period.from)}至${sayDay(period.to)}之间列入的，不能通过`
    : '这一期不看这一项'
  return <Because sentence={sentence} clause={clauseIn(round.rulebook, LOOK_BACK[list])} />
}

/** What was found, once it is recorded. */
export const creditRows = (round: Round, entries: Entry[]) =>
  entries.map((entry) => ({
    name: LIST_WORDS[entry.list],
    value: (
      <Because
        sentence={`${sayDay(entry.enteredOn)}列入，${isWithin(entry, lookBackOf(round, entry.list)) ? '在' : '不在'}回看期内`}
        clause={clauseIn(round.rulebook, LOOK_BACK[entry.list])}
      />
    ),
  }))
