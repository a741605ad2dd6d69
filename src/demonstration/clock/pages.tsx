import { paths } from '../../paths.ts'
import { type Instant, sayDay, dayOf, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { Progress } from '../../web/charts.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Block, Head, Note } from '../../web/parts.tsx'
import { sayReference } from '../../web/door/failure.ts'
import { moveForm } from './forms.ts'
import { type Move, type Night, FURTHEST_DAYS, nightsOf } from './rules.ts'
import { FRESH_START } from './words.ts'

type Moved = Move & { byName: string | null; failed: number }
/** `moves`: the last, newest first; `nights` of the newest. `machine`: the machine's own clock. */
type Props = { moves: Moved[]; nights: Night[]; now: Instant; machine: Instant; of: Filled }

export const ClockPage = ({ moves, nights, now, machine, of }: Props) => {
  const [move] = moves
  return (
    <div class="page">
      <Head
        title="演练时间"
        crumbs={[{ href: paths.desk('administrator'), text: '管理台' }]}
        meta="整个演示站点都按它走：期限、公示、提醒、每一条经过"
      />
      {move && <Outcome move={move} nights={nights} />}
      <Facts
        rows={[
          { name: '演练时间', value: sayMinute(now) },
          { name: '真实时间', value: sayMinute(machine) },
        ]}
      />
      {move && move.arrivedAt === null ? (
        <UnderWay move={move} nights={nights} of={of} />
      ) : (
        <MoveForm of={of} />
      )}
      {moves.length > 0 && (
        <Block id="moves" title="移过的" small={`${moves.length}次`}>
          <List scroll="移过的时间表" columns={MOVES} rows={moves} />
        </Block>
      )}
    </div>
  )
}

const MoveForm = ({ of }: { of: Filled }) => (
  <Block id="move" title="往前移">
    <p>
      移到哪天几时，就像真的过了这些日子：经过的每一夜，夜间工作照做一遍（提醒、逾期、公布历史的根）。之后时间从那里接着走，谁也不用重新登录。
    </p>
    <Note tone="warn">
      只能往前，不能往回。要回到开始，请在终端里停下来，运行<code>{FRESH_START}</code>，再运行
      <code>npm start</code>，演练里做过的都没有了。
    </Note>
    <Form to={paths.clock()} of={of} button="往前移">
      <Box of={of} form={moveForm} name="goal" hint={`上海时间，一次最多往前${FURTHEST_DAYS}天。`} />
    </Form>
  </Block>
)

/** It goes on by itself; without script, at each press of the button. */
const UnderWay = ({ move, nights, of }: { move: Move; nights: Night[]; of: Filled }) => {
  const done = nights.filter(({ endedAt }) => endedAt !== null).length
  const all = nightsOf(move).length
  return (
    <Block id="under-way" title={`正在移到${sayMinute(move.goal)}`}>
      <Progress id="nights" name={`做完${done}夜，共${all}夜`} value={done} max={Math.max(1, all)} />
      <p class="quiet">这一页会自己接着走；关掉也不要紧，停在走到的那一夜，谁打开这一页都可以接着走。</p>
      <div
        hx-post={paths.clockNights()}
        hx-trigger="load delay:300ms"
        hx-target="body"
        hx-swap="outerHTML"
        hx-config="timeout:120s"
      >
        <Form to={paths.clockNights()} of={of} button="接着走" />
      </div>
    </Block>
  )
}

/** How the last move went: it has arrived, or nights of it have failed. */
const Outcome = ({ move, nights }: { move: Moved; nights: Night[] }) => {
  const failed = nights.filter(({ failure }) => failure !== null)
  return (
    <>
      {move.arrivedAt !== null && (
        <Note tone="good">
          已经移到{sayMinute(move.goal)}，经过{nightsOf(move).length}夜。
        </Note>
      )}
      {failed.length > 0 && (
        <Note tone="bad">
          {failed.length}夜的夜间工作没有做完，其余各夜照做：
          {failed
            .slice(0, MOST_SAID)
            .map(({ at, failure }) => `${sayDay(dayOf(at))}（编号${sayReference(failure ?? '')}）`)
            .join('、')}
          {failed.length > MOST_SAID && '等'}。原因在运行npm start的终端里，按编号找。
        </Note>
      )}
    </>
  )
}

const MOST_SAID = 5

const MOVES: Column<Moved>[] = [
  { head: '移到', instant: ({ goal }) => goal, keep: 'name' },
  { head: '移的时候', instant: ({ at }) => at, keep: 'date' },
  { head: '经过', text: (move) => `${nightsOf(move).length}夜` },
  { head: '没有做完', text: ({ failed }) => (failed > 0 ? `${failed}夜` : '没有') },
  { head: '谁', text: ({ byName }) => byName ?? 'npm start', keep: 'state' },
]
