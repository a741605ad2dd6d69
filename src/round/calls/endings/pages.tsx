import { paths } from '../../../paths.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import { type Instant, dayOf, sayDay } from '../../../shared/days.ts'
import { Because } from '../../../web/answer.tsx'
import { Facts, Links } from '../../../web/lists.tsx'
import { Chapter, Head, Note, Tag } from '../../../web/parts.tsx'
import { isSealed } from '../opening/rules.ts'
import { ENDING_NAMES, type Ended, sayEnding } from '../rules/ending.ts'
import type { Round } from '../rules/round.ts'
import { type EndingItem, type PublicEnding, endingNumber } from './rules.ts'

type Props = { round: Round; ending: PublicEnding; openedAt: Instant | null }

/** 流标公告, 终止公告: for everybody. */
export const EndingNoticePage = ({ round, ending, openedAt }: Props) => (
  <div class="page">
    <Head
      title={`${round.plan.title}${ENDING_NAMES[ending.kind].notice}`}
      crumbs={[
        { href: paths.calls(), text: '征集' },
        { href: paths.call(round.id), text: round.plan.title },
      ]}
      meta={
        <>
          <Tag tone="warn">{ENDING_NAMES[ending.kind].act}</Tag>
          <span>{endingNumber(round.plan, ending.kind)}</span>
          <span>{sayDay(dayOf(ending.at))}公告</span>
        </>
      }
    />
    <p>
      <Because sentence={sayEnding(ending)} clause={clauseIn(round.plan.rulebook, '#ending')} />。
    </p>
    <Facts
      rows={[
        { name: '编号', value: endingNumber(round.plan, ending.kind) },
        { name: '期次', value: round.plan.title },
        { name: '主办单位', value: round.plan.organizer },
        { name: '理由', value: ending.reason },
        { name: '公告日期', value: sayDay(dayOf(ending.at)) },
      ]}
    />
    <p>
      自公告之日起，本期不再受理、审查和评审。已经填写和提交的申报书，申报单位可以继续查阅和导出
      {isSealed(round.plan, openedAt) && '；密封的申报书不再开启，工作人员不查阅'}。
    </p>
  </div>
)

/** On a page of a round that has ended: what happened, and where it is said. */
export const EndedNote = ({
  round,
}: {
  round: Pick<Round, 'id' | 'plan'> & { ended?: Ended | null | undefined }
}) =>
  round.ended ? (
    <Note tone="warn" label={ENDING_NAMES[round.ended.kind].act}>
      <Because
        sentence={`本期${sayDay(dayOf(round.ended.at))}${ENDING_NAMES[round.ended.kind].act}，不再办理`}
        clause={clauseIn(round.plan.rulebook, '#ending')}
      />
      。<a href={paths.callEnding(round.id)}>{ENDING_NAMES[round.ended.kind].notice}</a>
    </Note>
  ) : null

/** 流标和终止 in a public list; nothing where there are none. */
export const EndingsChapter = ({ items }: { items: EndingItem[] }) =>
  items.length === 0 ? null : (
    <Chapter id="endings" title="流标和终止">
      <Links
        items={items.map(({ roundId, code, title, kind, at }) => ({
          href: paths.callEnding(roundId),
          text: `${title}${ENDING_NAMES[kind].notice}`,
          small: `${endingNumber({ code }, kind)}，${sayDay(dayOf(at))}公告`,
        }))}
      />
    </Chapter>
  )
