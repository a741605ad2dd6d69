import { paths } from '../../../paths.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import type { Filled } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Text } from '../../../web/fields.tsx'
import { Tag, type Tone } from '../../../web/parts.tsx'
import type { Evidence, Verdict } from '../../calls/conditions/rules/finding.ts'
import { clausesOf, conditionOf } from '../../calls/conditions/rules/told.ts'
import { CONDITION_WORDS } from '../../calls/conditions/rules/words.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { LONGEST_NOTE, SAID, type checked } from '../rules/checklist.ts'
import { SAID_WORDS, TOLD_WORDS } from './kept.tsx'

type Checked = ReturnType<typeof checked>[number]
type Props = { list: Checked[]; plan: Pick<Plan, 'rulebook'>; of: Filled; whose: Whose }
/** Where the evidence of a case is found. */
type Whose = { proposalId: string; organizationId: string }

const TOLD_TONES = { yes: 'good', no: 'bad', missing: 'warn' } satisfies Record<Verdict, Tone>

/** Every condition with its evidence: what the system tells stands there already, and whoever says otherwise says why. */
export const ChecklistFields = ({ list, ...beside }: Props) => (
  <fieldset class="field">
    <legend>逐项审查</legend>
    <p class="hint">系统能核对的已经选好；改选的，以及没有查询记录而通过的，要写明理由。</p>
    {list.map((one) => (
      <ItemFields {...beside} one={one} />
    ))}
  </fieldset>
)

function ItemFields({ one, of, plan, whose }: Omit<Props, 'list'> & { one: Checked }) {
  const { key, told, said, note } = one
  const name = CONDITION_WORDS[key]
  const typed = { [`said.${key}`]: said ?? '', [`notes.${key}`]: note, ...of.typed }
  const filled = { ...of, typed }
  return (
    <div class="item">
      <Radios
        of={filled}
        name={`said.${key}`}
        legend={
          <>
            {name}
            <By bound={plan.rulebook} rules={clausesOf(key)} />
            {conditionOf(key).hint && '（仅供参考）'} <Tag tone={TOLD_TONES[told]}>{TOLD_WORDS[told]}</Tag>
          </>
        }
        hint={<Shown one={one} whose={whose} />}
        options={SAID.map((value) => ({ value, text: SAID_WORDS[value] }))}
      />
      <Text
        of={filled}
        name={`notes.${key}`}
        label={<span class="small">{name}的说明</span>}
        hint={undefined}
        size={LONGEST_NOTE}
        optional
        full
      />
    </div>
  )
}

const EVIDENCE_WORDS: Record<Evidence, string> = {
  organization: '单位资料',
  proposal: '申报书',
  budget: '预算',
  'look-up': '核验记录',
  record: '本期记录',
  alike: '相似的申报书',
}

/** What was found, and the way to what shows it. */
function Shown({ one: { key, found }, whose }: { one: Checked; whose: Whose }) {
  const { shown } = conditionOf(key)
  const href = hrefOf(shown, whose)
  return (
    <>
      {found && `${found}。`}
      依据：{href ? <a href={href}>{EVIDENCE_WORDS[shown]}</a> : EVIDENCE_WORDS[shown]}
    </>
  )
}

function hrefOf(shown: Evidence, { proposalId, organizationId }: Whose): string | null {
  switch (shown) {
    case 'organization':
      return paths.organization(organizationId)
    case 'look-up':
      return paths.verification(organizationId)
    case 'proposal':
    case 'budget':
      return paths.proposal(proposalId)
    case 'alike':
      return '#similar'
    case 'record':
      return null
  }
}
