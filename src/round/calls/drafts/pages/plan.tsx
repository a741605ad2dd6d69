import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { ErrorSummary, Hidden } from '../../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note } from '../../../../web/parts.tsx'
import { STEPS, STEP_NAMES } from '../rules/steps.ts'
import type { Rules } from '../../pages/hints.tsx'
import { SECTIONS } from './sections.tsx'

type Form = { of: Filled; refused: Child; id?: string; version?: number }

/** A whole plan on one page, every rule of the round by its name: shown again where one that was sent is not taken. */
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
        {STEP_NAMES.filter((step) => step !== 'rulebook').map((step) => (
          <Block id={step} title={STEPS[step].title}>
            {SECTIONS[step]({ of, rules: SILENT, whole: true })}
          </Block>
        ))}
        <Actions>
          <Button>{id ? '保存草稿' : '保存为草稿'}</Button>
          <a href={paths.rounds()}>取消</a>
        </Actions>
      </form>
    </div>
  )
}

/** Without its rulebook at hand: the clauses are named where the plan is checked. */
const SILENT: Rules = { versions: [], topicLists: null, set: () => null }
