import { paths } from '../../../../paths.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { Form } from '../../../../web/form.tsx'
import { Block, Head } from '../../../../web/parts.tsx'
import type { Rules } from '../../pages/hints.tsx'
import type { Drafted } from '../../rules/round.ts'
import { STEPS, STEP_NAMES } from '../rules/steps.ts'
import { SECTIONS } from './sections.tsx'

/** A whole plan on one page: shown again where one that was sent is not taken. `round`: whose draft it replaces. */
export const PlanPage = ({ of, round }: { of: Filled; round?: Drafted }) => (
  <div class="page">
    <Head
      title={round ? '修改征集公告草稿' : '拟定征集公告'}
      crumbs={[{ href: paths.rounds(), text: '征集' }]}
      meta="发布以前可以随时修改；发布以后，内容不再改动。"
    />
    <Form
      to={round ? paths.round(round.id) : paths.rounds()}
      of={of}
      hidden={{
        ...(round && {
          version: of.why === 'changed-meanwhile' ? round.version : (of.typed['version'] ?? 0),
        }),
      }}
      button={round ? '保存草稿' : '保存为草稿'}
      beside={<a href={paths.rounds()}>取消</a>}
    >
      {STEP_NAMES.filter((step) => step !== 'rulebook').map((step) => (
        <Block id={step} title={STEPS[step].title}>
          {SECTIONS[step]({ of, rules: SILENT, whole: true })}
        </Block>
      ))}
    </Form>
  </div>
)

/** Without its rulebook at hand: the clauses are named where the plan is checked. */
const SILENT: Rules = { versions: [], left: null, topicLists: null, set: () => null }
