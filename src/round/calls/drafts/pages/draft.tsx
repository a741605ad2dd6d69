import { paths } from '../../../../paths.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { DiscardedNote, Discarding } from '../../../../rulebook/pages/discards.tsx'
import type { Discard } from '../../../../rulebook/rules/discards.ts'
import { kindOf } from '../../../../rulebook/rules/words.ts'
import { clockOf, sayDay } from '../../../../shared/days.ts'
import { Because, type Filled } from '../../../../web/answer.tsx'
import { BareForm, Form } from '../../../../web/form.tsx'
import { type Task, Tasks } from '../../../../web/lists.tsx'
import { Actions, Block, Button, Head, Saved, Tag } from '../../../../web/parts.tsx'
import { WhyNot } from '../../../../web/refusal.tsx'
import { type Finding, isWarning } from '../rules/check.ts'
import { STEPS, STEP_NAMES, type Step, belongsTo, stepAfter } from '../rules/steps.ts'
import type { Typed } from '../../rules/typed.ts'
import type { Rules } from '../../pages/hints.tsx'
import { SECTIONS } from './sections.tsx'
import { sayDraftRefusal, sayFault, sayFormFault } from '../../pages/words.tsx'

/** A draft as its pages show it. `isRound`: it has been put forward, and an approver reads it. */
export type DraftView = {
  id: string
  typed: Typed
  version: number
  savedAt: number | null
  isRound: boolean
  discard: Discard | null
  findings: Finding[]
}

type Props = { draft: DraftView; rules: Rules; of: Filled }

const titleOf = ({ typed }: DraftView): string => typed['title']?.trim() || '未命名的一期'

/** 起草一期: the tasks in their order, what each still lacks, and the way to the check. */
export const TasksPage = ({ draft, of, person }: Pick<Props, 'draft' | 'of'> & { person: Person }) => (
  <div class="page">
    <DraftHead draft={draft} />
    {draft.discard && (
      <DiscardedNote
        discard={draft.discard}
        isMine={draft.discard.by === person.id}
        to={paths.roundFetch(draft.id)}
        of={of}
      />
    )}
    <Tasks items={[...STEP_NAMES.map((step) => taskOf(draft, step)), checkTask(draft)]} />
    {!draft.discard && <Discarding to={paths.roundDiscard(draft.id)} of={of} />}
  </div>
)

const DraftHead = ({ draft }: { draft: DraftView }) => (
  <Head
    title={titleOf(draft)}
    crumbs={[{ href: paths.rounds(), text: '征集' }, { text: '起草' }]}
    meta={
      <>
        <Tag tone={draft.discard ? undefined : 'now'}>{sayState(draft)}</Tag>
        {draft.savedAt !== null && <span>{clockOf(draft.savedAt)}保存</span>}
      </>
    }
  />
)

const sayState = ({ discard, isRound }: DraftView): string =>
  discard ? '已作废' : isRound ? '已送审，可以再改' : '起草中'

function taskOf({ id, typed, findings }: DraftView, step: Step, current?: Step): Task {
  const left = findings.filter((one) => one.step === step && !isWarning(one))
  const isBegun = Object.entries(typed).some(([field, text]) => belongsTo(step, field) && text.trim() !== '')
  return {
    href: paths.roundStep(id, step),
    text: STEPS[step].title,
    current: step === current,
    tag:
      left.length === 0
        ? { tone: 'good', word: '已填好' }
        : isBegun
          ? { tone: 'warn', word: `还有${left.length}处` }
          : { word: '未填' },
  }
}

function checkTask({ id, findings }: DraftView): Task {
  const left = findings.filter((one) => !isWarning(one)).length
  return {
    href: paths.roundCheck(id),
    text: '核对并送审',
    tag: left === 0 ? { tone: 'now', word: '可以送审' } : { word: `还有${left}处` },
  }
}

/** Steps with lists: saving makes room for one more. */
const ONE_MORE: Partial<Record<Step, string>> = {
  tracks: '保存，再加一个赛道',
  rubric: '保存，再加一项',
}

type StepProps = Props & { step: Step }

/** One task of drafting. What is typed is kept as it is, complete or not. */
export const StepPage = ({ draft, rules, step, of }: StepProps) => (
  <div class="page">
    <Head
      title={STEPS[step].title}
      crumbs={[
        { href: paths.rounds(), text: '征集' },
        { href: paths.roundDraft(draft.id), text: titleOf(draft) },
      ]}
      meta={`第${STEP_NAMES.indexOf(step) + 1}步，共${STEP_NAMES.length}步。没填完也可以保存。`}
    />
    <div class="columns main-first">
      <BareForm to={paths.roundStep(draft.id, step)} hidden={{ version: draft.version }} saves>
        <WhyNot of={of} />
        {SECTIONS[step]({ of, rules })}
        <Actions>
          <Button name="do" value="next">
            {stepAfter(step) ? '保存，下一步' : '保存，去核对'}
          </Button>
          <Button plain name="do" value="stay">
            {ONE_MORE[step] ?? '保存'}
          </Button>
          <a href={paths.roundDraft(draft.id)}>回到清单</a>
          <Saved at={draft.savedAt === null ? undefined : clockOf(draft.savedAt)} />
        </Actions>
      </BareForm>
      <aside class="aside" aria-labelledby="steps">
        <h2 id="steps">各步</h2>
        <Tasks items={[...STEP_NAMES.map((one) => taskOf(draft, one, step)), checkTask(draft)]} />
      </aside>
    </div>
  </div>
)

/** What is missing or contradictory, each with the way to mend it; when nothing is, the button. */
export function CheckPage({ draft, rules, of }: Props) {
  const left = draft.findings.filter((one) => !isWarning(one))
  const warnings = draft.findings.filter(isWarning)
  return (
    <div class="page">
      <Head
        title="核对并送审"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.roundDraft(draft.id), text: titleOf(draft) },
        ]}
      />
      {left.length > 0 && (
        <Block id="left" title="要改的" small={`${left.length}处`}>
          <Findings id={draft.id} items={left} rules={rules} />
        </Block>
      )}
      {warnings.length > 0 && (
        <Block id="warnings" title="请留意" small="不影响送审">
          <Findings id={draft.id} items={warnings} rules={rules} />
        </Block>
      )}
      <Block id="send" title="送审">
        <p>
          {left.length > 0 && `改好以上${left.length}处，才能送审。`}
          送审以后，负责人可以审阅并发布；发布以前仍可修改，改后再送一次。
        </p>
        {left.length > 0 ? (
          <p>
            <a href={paths.roundDraft(draft.id)}>回到清单</a>
          </p>
        ) : (
          <Form
            to={paths.roundDraft(draft.id)}
            of={of}
            hidden={{ version: draft.version }}
            button="送负责人审阅"
            beside={<a href={paths.roundDraft(draft.id)}>回到清单</a>}
          />
        )}
      </Block>
    </div>
  )
}

const Findings = ({ id, items, rules }: { id: string; items: Finding[]; rules: Rules }) => (
  <ul class="links">
    {items.map((finding) => (
      <li>
        <a href={`${paths.roundStep(id, finding.step)}${anchorOf(finding)}`}>{sayFinding(finding, rules)}</a>
        <p>
          {STEPS[finding.step].title}
          <ClauseOf finding={finding} rules={rules} />
        </p>
      </li>
    ))}
  </ul>
)

const anchorOf = (finding: Finding): string =>
  'field' in finding ? `#${encodeURIComponent(finding.field)}` : ''

function ClauseOf({ finding, rules }: { finding: Finding; rules: Rules }) {
  const set = finding.what === 'departure' ? rules.set(finding.key) : null
  return set?.clause ? <Because sentence="" clause={set.clause} /> : null
}

export function sayFinding(finding: Finding, rules: Rules): string {
  switch (finding.what) {
    case 'field':
      return finding.says
    case 'fault':
      return sayFault(finding.fault)
    case 'form-fault':
      return sayFormFault(finding.fault)
    case 'departure':
      return `${kindOf(finding.key).name}与管理办法不一致，办法定为：${rules.set(finding.key)?.says ?? ''}`
    case 'code-taken':
      return sayDraftRefusal({ why: 'code-taken', code: finding.code })
    case 'no-rulebook':
      return '选定的管理办法已不是现行的一版，请重新选择'
    case 'no-topic-list':
      return sayDraftRefusal({ why: 'topic-list-not-published', by: '#call' })
    case 'day-off':
      return `${sayDay(finding.day)}不是工作日，当天可能没有人答复咨询`
    case 'day-unknown':
      return `${sayDay(finding.day)}是不是工作日还不知道：当年的放假安排没有公布`
  }
}
