import { paths } from '../../../../paths.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { type Instant, dayOf, sayDay } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { Block, Button, Empty, Head, Tag } from '../../../../web/parts.tsx'
import { Export } from '../../../../web/controls.tsx'
import { Timeline } from '../../../../web/time.tsx'
import { sizeOf } from '../../rules/panel.ts'
import { type Draw, type Shown, SIDES, committedBy, standingOf } from '../rules/draw.ts'
import { type Drawing, whyNotDraw } from '../rules/preparing.ts'
import { Acts } from './acts.tsx'
import { Preparing } from './preparing.tsx'
import { type Named, Record } from './record.tsx'
import { STANDING_WORDS } from './words.ts'

export type Props = { found: Drawing; person: Person; now: Instant; of: Filled; url: string }

/** 抽取: what is frozen, what each of both does next, and the record of every draw, the newest first, which is what prints. For the office. */
export function DrawPage(props: Props) {
  const { panel, draws } = props.found
  const { roundId, plan } = panel
  const draw = draws.at(-1)
  const [least, most] = sizeOf(plan)
  return (
    <div class="page">
      <Head
        title="抽取评审专家"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(roundId), text: plan.title },
          { href: paths.panel(roundId), text: '评审委员会' },
        ]}
        lead="名单先冻结，双方各藏一句口令，再用事先指定、到时才开出的公开号码抽取：谁也不能选择结果，谁都可以重新计算。"
        meta={draw && <StateLine draw={draw} now={props.now} />}
        actions={
          draw && (
            <>
              {draw.outcome && (
                <Button plain href={paths.drawProtocol(roundId, String(draw.seq))}>
                  下载抽取文件
                </Button>
              )}
              <Export url={props.url} />
            </>
          )
        }
      />
      <div class="on-screen">
        <p class="quiet small">
          评审委员会{least === most ? least : `${least}至${most}`}名
          <By bound={plan.rulebook} rules={['panel.size', 'scoring.minSheets']} />
          ，从专家库按专业领域分组抽取；成员和能看申报书的人不在名单上。用浏览器的打印功能可以打印抽取记录。
        </p>
        {draw ? (
          <>
            <Steps draw={draw} now={props.now} />
            <Acts {...props} draw={draw} />
          </>
        ) : (
          whyNotDraw(props.found, props.person) && (
            <Empty title="还没有抽取">经办人准备以后，这里显示名单、每人的机会和双方的口令。</Empty>
          )
        )}
        <Preparing {...props} />
      </div>
      {draws.toReversed().map((one) => (
        <Record round={{ id: roundId, title: plan.title }} draw={one} names={namesIn(one)} />
      ))}
    </div>
  )
}

export const namesIn = ({ candidates }: Draw): Map<string, Named> =>
  new Map(candidates.map(({ code, name, employer }) => [code, { name, employer }]))

function StateLine({ draw, now }: { draw: Shown; now: Instant }) {
  const { word, tone } = STANDING_WORDS[standingOf(draw, now)]
  return (
    <>
      <Tag tone={tone}>{word}</Tag>
      <span>第{draw.seq}次抽取</span>
    </>
  )
}

/** What comes after what; the present step is marked. */
function Steps({ draw, now }: { draw: Draw; now: Instant }) {
  const standing = standingOf(draw, now)
  const { revealBy, publicOn, source, outcome } = draw
  const isOver = standing === 'aside' || standing === 'drawn'
  const steps = [
    {
      step: null,
      datetime: new Date(draw.at).toISOString(),
      at: sayDay(dayOf(draw.at)),
      title: '冻结名单和名额',
      text: `${draw.candidates.length}名候选人，抽${draw.strata.reduce((sum, { seats }) => sum + seats, 0)}名`,
      isDone: true,
    },
    {
      step: 'committing',
      datetime: revealBy,
      at: `${sayDay(revealBy)}前`,
      title: '双方提交口令的指纹',
      text: '口令留在自己手里，系统不知道',
      isDone: SIDES.every((side) => committedBy(draw, side) !== null),
    },
    {
      step: 'revealing',
      datetime: revealBy,
      at: `${sayDay(revealBy)}前`,
      title: '双方公开口令',
      text: '这时公开号码还没有开出。没有公开的按空白计算，并记入记录',
      isDone: SIDES.every((side) => typeof committedBy(draw, side)?.number === 'string'),
    },
    {
      step: 'waiting',
      datetime: publicOn,
      at: sayDay(publicOn),
      title: '公开号码开出',
      text: source,
      isDone: standing === 'due' || outcome !== null,
    },
    {
      step: 'due',
      datetime: publicOn,
      at: outcome ? sayDay(dayOf(outcome.at)) : `${sayDay(publicOn)}起`,
      title: '录入号码，得出名单',
      text: '任何人可以重新计算',
      isDone: outcome !== null,
    },
  ]
  return (
    <Block id="steps" title="先后">
      <Timeline
        items={steps.map(({ step, isDone, ...moment }) => ({
          ...moment,
          past: isDone || isOver,
          current: step === standing,
        }))}
      />
    </Block>
  )
}
