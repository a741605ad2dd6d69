import { paths } from '../../../../paths.ts'
import { sayDay, sayMinute } from '../../../../shared/days.ts'
import { type Column, List } from '../../../../web/columns.tsx'
import { Facts } from '../../../../web/lists.tsx'
import { Paper } from '../../../../web/papers.tsx'
import { NOT_YET } from '../../../../web/parts.tsx'
import type { Fraction } from '../../rules/strata.ts'
import { SIDES, SIDE_WORDS, type Coded, type Shown, chancesIn, committedBy, isAside } from '../rules/draw.ts'
import { sayChance } from './words.ts'

/** Who stands behind a code: on the office's pages alone. */
export type Named = { name: string; employer: string }
type Round = { id: string; title: string }
type Props = { round: Round; draw: Shown; names?: Map<string, Named> }

/** 抽取记录: list, chances, hashes, numbers and result, as they are printed; without names it is everybody's. */
export const Record = ({ round, draw, names }: Props) => (
  <Paper id={`draw-${draw.seq}`} title={['评审专家抽取记录']} number={`${round.title}，第${draw.seq}次抽取`}>
    {isAside(draw) && <Aside draw={draw} />}
    {draw.outcome && (
      <>
        <h3>结果</h3>
        <p>
          从{draw.candidates.length}名候选人中抽出{draw.outcome.seats.length}
          名成员，各组其余的候选人依次为候补。
        </p>
        <List columns={resultColumns(names)} rows={resultOf(draw)} scroll="抽取结果" />
      </>
    )}
    <h3>名额和候选人</h3>
    <p>
      {draw.strata.map(({ code, seats, fields }) => `${code}${seats}名（${fields.join('、')}）`).join('，')}
      。名单冻结于{sayMinute(draw.at)}
      ，同一组的人机会相同。含姓名和单位的名单没有公开，它的指纹（SHA-256）是：
    </p>
    <p class="code">{draw.digest}</p>
    <List columns={listColumns(names)} rows={listOf(draw)} scroll="候选名单" />
    <h3>口令和公开号码</h3>
    <Facts rows={numbersOf(draw)} />
    <h3>怎样重新计算</h3>
    <Again round={round} draw={draw} />
  </Paper>
)

function Aside({ draw: { asides } }: { draw: Shown }) {
  const agreed = asides.find(({ isAgreed }) => isAgreed === true)
  return agreed ? (
    <p>
      {sayMinute(agreed.answeredAt ?? agreed.at)}由两人作废：{agreed.reason}。这份记录保留。
    </p>
  ) : null
}

type Row = { code: string; stratum: string; as: string }

/** Members, then alternates, stratum by stratum. */
const resultOf = ({ outcome }: Shown): Row[] => [
  ...(outcome?.seats ?? []).map(({ id, stratum }) => ({ code: id, stratum, as: '成员' })),
  ...(outcome?.alternates ?? []).flatMap(({ stratum, ids }) =>
    ids.map((code, at) => ({ code, stratum, as: `候补${at + 1}` })),
  ),
]

const codeColumns = <R extends Coded>(names: Props['names']): Column<R>[] => [
  { head: '编号', text: ({ code }) => code, keep: 'name' },
  ...(names
    ? [
        {
          head: '姓名',
          text: ({ code }: R) => names.get(code)?.name,
          also: { head: '单位', text: ({ code }: R) => names.get(code)?.employer },
        },
      ]
    : []),
  { head: '组别', text: ({ stratum }) => stratum },
]

const resultColumns = (names: Props['names']): Column<Row>[] => [
  ...codeColumns<Row>(names),
  { head: '身份', text: ({ as }) => as, keep: 'state' },
]

type Chance = Coded & { chance: Fraction | undefined }
export const listOf = (draw: Shown): Chance[] => {
  const chances = chancesIn(draw)
  return draw.candidates.map((one) => ({ ...one, chance: chances.get(one.code) }))
}
export const listColumns = (names: Props['names']): Column<Chance>[] => [
  ...codeColumns<Chance>(names),
  {
    head: '入选机会',
    text: ({ chance }) => (chance ? sayChance(chance) : NOT_YET),
    look: 'num',
    keep: 'state',
  },
]

const numbersOf = (draw: Shown) => [
  ...SIDES.flatMap((side) => {
    const made = committedBy(draw, side)
    if (!made) return [{ name: SIDE_WORDS[side], value: '没有提交指纹' }]
    return [
      { name: `${SIDE_WORDS[side]}的指纹`, value: made.hash, kind: 'code' as const },
      {
        name: `${SIDE_WORDS[side]}的口令`,
        value:
          made.number === null
            ? `没有公开，${draw.outcome ? '按空白计算' : `${sayDay(draw.revealBy)}以前公开`}`
            : made.number,
      },
    ]
  }),
  { name: '公开号码', value: `${draw.source}，${sayDay(draw.publicOn)}开出，准备抽取时已经指定` },
  ...(draw.outcome ? [{ name: '开出的号码', value: draw.outcome.number }] : []),
]

const Again = ({ round, draw }: Pick<Props, 'round' | 'draw'>) => (
  <>
    <p>
      把经办人的口令、监督员的口令、开出的号码各写一行（没有公开的空一行），就是种子；种子加上名单和名额，得出的总是同样的人。任何人可以用
      {draw.outcome ? (
        <a href={paths.drawProtocol(round.id, String(draw.seq))}>抽取文件</a>
      ) : (
        '结果出来以后提供的抽取文件'
      )}
      重新计算，在装有Node的电脑上运行：
    </p>
    <p>
      <code>npm run --silent round -- draw 抽取文件</code>
    </p>
    <p>
      每一步怎样算，写在程序的docs/DRAW.md里，附有能用手算的例子；用别的程序也能得出同样的结果。网页上像电话、证件、银行卡的号码会遮盖，抽取文件里是原样。
    </p>
  </>
)
