import { paths } from '../../../paths.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { citing } from '../../../rulebook/citing.ts'
import { Because } from '../../../web/answer.tsx'
import { ticked } from '../../../web/choices.tsx'
import { FilterField, ROWS } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Own } from '../../../web/own.tsx'
import { Block } from '../../../web/parts.tsx'
import { panelForm } from '../forms.ts'
import { type Seated, sittingOf, sizeOf, whyNotByHand, whyNotChange } from '../rules/panel.ts'
import type { Props } from './panel.tsx'
import { sayPanelRefusal } from './words.ts'

/** Whom to choose: those who are ticked, and a page of the pool. Turning it, or looking for somebody, takes the ticks along. */
export function Choice({ seen, asked, person, now, of }: Props) {
  const { panel, chosen, pooled } = seen
  const { pool, plan, members, roundId, assignedAt } = panel
  const whyNot = whyNotChange(panel, person)
  // below, the assignment says the same
  if (whyNot) return members.length === 0 ? <Own not={whyNot} /> : null
  const waits = whyNotByHand(panel)
  if (waits)
    return (
      <p class="quiet">
        <Because sentence={sayPanelRefusal(waits)} clause={citing(plan.rulebook)(waits)} />。
        <a href={paths.draw(roundId)}>抽取</a>
      </p>
    )
  const [minSheets, panelSize] = sizeOf(plan)
  const isFull = assignedAt === null && sittingOf(panel, now).length >= panelSize
  if (isFull || (chosen.length + pooled === 0 && asked.find === '')) return null
  return (
    <Block id="choice" title={members.length > 0 ? '增补成员' : '选定成员'}>
      <Form
        to={paths.panel(roundId)}
        of={of}
        button={members.length > 0 ? '增补' : '选定评审委员会'}
        beside={<a href={paths.experts()}>专家库</a>}
        hidden={asked.word ? { word: asked.word } : {}}
      >
        <Finding seen={seen} asked={asked} />
        <Box
          of={withTicks(of, chosen)}
          form={panelForm}
          name="experts"
          label="专家库"
          hint={
            <>
              {assignedAt === null
                ? `${minSheets}至${panelSize}名，选定以后可以增补，也可以撤下`
                : '增补的成员先申报回避，然后补分配评分表'}
              <By bound={plan.rulebook} rules={['panel.size', 'scoring.minSheets']} />。
            </>
          }
          options={[...chosen, ...pool].map(optionOf)}
        />
      </Form>
    </Block>
  )
}

const optionOf = ({ id, name, employer, field }: Seated) => ({
  value: id,
  text: name,
  small: `${employer}，${field}`,
})

/** Who is ticked elsewhere is ticked here. */
function withTicks(of: Props['of'], chosen: Seated[]): Props['of'] {
  const all = new Set([...ticked(of, 'experts'), ...chosen.map(({ id }) => id)])
  return { ...of, typed: { ...of.typed, 'experts[]': [...all].join('\n') } }
}

/** Buttons that ask for another part of the pool, with what is ticked; only where it has more than a page. */
function Finding({ seen: { pooled, chosen }, asked: { find, page } }: Pick<Props, 'seen' | 'asked'>) {
  if (pooled + chosen.length <= ROWS && find === '') return null
  const last = Math.max(1, Math.ceil(pooled / ROWS))
  return (
    <div class="filters">
      <FilterField kind="search" name="find" label="姓名、单位或领域" value={find} />
      <Turn page={1}>查找</Turn>
      {page > 1 && <Turn page={Math.min(page - 1, last)}>上一页</Turn>}
      {page < last && <Turn page={page + 1}>下一页</Turn>}
      <span class="count">
        已勾选{chosen.length}名；另有{pooled}名可选，第{Math.min(page, last)}页，共{last}页
      </span>
    </div>
  )
}

const Turn = ({ page, children }: { page: number; children: string }) => (
  <button class="button plain" formmethod="get" formnovalidate name="page" value={page}>
    {children}
  </button>
)
