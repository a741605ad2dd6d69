import { paths } from '../../../paths.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { type Instant, sayDeadline, sayInstant } from '../../../shared/days.ts'
import { Because } from '../../../web/answer.tsx'
import { type Fact, Facts } from '../../../web/lists.tsx'
import { Block, Button, Chapter, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import { type NotOpened, type Opened, type Opening, linesOf, sealsProposals, whyNotOpened } from './rules.ts'
import type { Round } from '../rules/round.ts'

/** On a page of the staff that has nothing to show yet: why, by which clause, and where to open. */
export const SealedNote = ({
  round,
  openedAt,
}: {
  round: Pick<Round, 'id' | 'plan'>
  openedAt: Instant | null
}) => {
  const whyNot = whyNotOpened(round, openedAt)
  return whyNot ? (
    <Note label="密封">
      <Because sentence={sayNotOpened(whyNot)} clause={citing(round.plan.rulebook)(whyNot)} />　
      <a href={paths.opening(round.id)}>开启申报书</a>
    </Note>
  ) : null
}

/** Who opened what, and when: the same for the staff and for everybody. */
export const recordOf = ({ request, opened }: { request: Opening['request']; opened: Opened }): Fact[] => [
  { name: '开启时间', value: <Moment at={opened.at} /> },
  ...(request ? [{ name: '申请', value: `${request.name}，${sayInstant(request.at)}` }] : []),
  { name: '见证开启', value: opened.name },
  { name: '开启份数', value: `${opened.proposals}份` },
  { name: '清单摘要', value: `SHA-256　${opened.sha256}`, kind: 'code' },
]

const Moment = ({ at }: { at: Instant }) => (
  <time datetime={new Date(at).toISOString()}>{sayInstant(at)}</time>
)

type Props = { round: Round; opening: Opening; now: Instant }

/** 开启 on a call's page; nothing where nothing is sealed. */
export const OpeningChapter = ({ round: { id, plan }, opening: { request, opened }, now }: Props) =>
  sealsProposals(plan) ? (
    <Chapter id="opening" title="开启">
      {opened ? (
        <>
          <Facts rows={recordOf({ request, opened })} />
          <p>
            <a href={paths.openingRecord(id)}>受理编号与内容摘要清单</a>，申报单位可以与回执核对。
          </p>
        </>
      ) : (
        <p>
          <Because
            sentence={saySealed(plan.dates.closes, now)}
            clause={clauseIn(plan.rulebook, 'proposals.sealed')}
          />
        </p>
      )}
    </Chapter>
  ) : null

const saySealed = (closes: Instant, now: Instant): string =>
  now < closes
    ? `申报书密封到${sayDeadline(closes)}截止；截止后由两人开启，开启以前工作人员也不查阅。开启的时间、份数和每份的内容摘要公布在这里`
    : '申报已经截止，申报书还没有开启，工作人员也不查阅。开启的时间、份数和每份的内容摘要公布在这里'

/** The record in full, with what each organization needs to find its own receipt in it. */
export const OpeningRecordPage = ({ round, opening: { request, opened }, now }: Props) => (
  <div class="page">
    <Head
      title="申报书开启记录"
      crumbs={[
        { href: paths.calls(), text: '征集' },
        { href: paths.call(round.id), text: round.plan.title },
      ]}
      meta={opened ? <Tag tone="good">已开启</Tag> : <Tag tone="now">未开启</Tag>}
      actions={
        opened && (
          <Button plain href={paths.openingList(round.id)}>
            下载清单
          </Button>
        )
      }
    />
    {opened ? (
      <>
        <Facts rows={recordOf({ request, opened })} />
        <Block id="lines" title="受理编号、内容摘要（SHA-256）和随机数">
          <Lines list={opened.list} />
        </Block>
        <Chapter id="check" title="怎样核对">
          <p>
            申报回执上有受理编号、内容摘要（SHA-256）和随机数，与上面的清单一致，开启的就是截止前最后提交的那一版。
          </p>
          <p>
            内容摘要是对一段文字（UTF-8）计算的SHA-256：第一行是随机数，换行以后是申报书和申报单位的JSON。随机数在提交时随机产生，到开启时才公布，所以开启以前，不能用摘要来猜申报书写了什么。
          </p>
          <p>
            清单本身的摘要，对下载的文件计算SHA-256即得；与上面公布的一致，说明开启以后清单没有改动。截止前撤回的申报书不在清单里。
          </p>
        </Chapter>
      </>
    ) : (
      <Empty title="还没有开启">
        <Because
          sentence={saySealed(round.plan.dates.closes, now)}
          clause={clauseIn(round.plan.rulebook, 'proposals.sealed')}
        />
        。
      </Empty>
    )}
  </div>
)

const Lines = ({ list }: { list: string }) => {
  const lines = linesOf(list)
  return lines.length === 0 ? (
    <Empty title="没有收到申报书">截止时没有一份申报书，清单是空的。</Empty>
  ) : (
    <Facts
      rows={lines.map(({ number, sha256, nonce }) => ({
        name: number,
        value: `${sha256} ${nonce}`,
        kind: 'code',
      }))}
    />
  )
}

export const sayNotOpened = ({ closesAt }: NotOpened): string =>
  `申报书密封，还没有开启；${sayDeadline(closesAt)}截止，开启以后才能查阅和办理`
