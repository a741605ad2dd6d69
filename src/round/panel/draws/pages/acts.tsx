import { paths } from '../../../../paths.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { sayDay } from '../../../../shared/days.ts'
import { Because } from '../../../../web/answer.tsx'
import { Box, Boxes, Form, sentTo } from '../../../../web/form.tsx'
import { Block, Note } from '../../../../web/parts.tsx'
import { answerAsideForm, asideForm, commitForm, concludeForm, revealForm } from '../forms.ts'
import { type Draw, SIDES, SIDE_WORDS, type Side, standingOf, waitingAside } from '../rules/draw.ts'
import { whyNotAnswerAside, whyNotConclude, whyNotSetAside } from '../rules/result.ts'
import { whyNotCommit, whyNotOpen } from '../rules/secrets.ts'
import type { Props as PageProps } from './draw.tsx'
import { sayDrawRefusal } from './words.ts'

type Props = PageProps & { draw: Draw }

/** Each sees the act that is theirs now, and what everybody waits for. */
export const Acts = (props: Props) => (
  <>
    <Waiting {...props} />
    <Committing {...props} />
    <Revealing {...props} />
    <Concluding {...props} />
    <AnsweringAside {...props} />
    <AskingAside {...props} />
  </>
)

function Waiting({ draw, now }: Props) {
  const standing = standingOf(draw, now)
  const waiting = waitingAside(draw)
  return (
    <>
      {standing === 'stuck' && (
        <Note tone="warn" label="提醒">
          到{sayDay(draw.revealBy)}
          没有收齐双方的指纹，这次抽取不能继续：请经办人申请作废，负责人同意以后重新准备。
        </Note>
      )}
      {waiting && (
        <Note tone="warn" label="提醒">
          经办人申请作废这次抽取：{waiting.reason}。等负责人答复，答复以前不能得出结果。
        </Note>
      )}
    </>
  )
}

/** The side that the reader may act for: one of both, though they hold both roles. */
const sideOf = (may: (side: Side) => boolean): Side | undefined => SIDES.find(may)

function Committing({ found: { panel }, draw, person, now, of }: Props) {
  const side = sideOf((one) => whyNotCommit({ panel, draw }, one, '', person, now) === null)
  if (!side) return null
  const to = paths.drawCommitments(panel.roundId)
  const own = sentTo(to, of)
  return (
    <Block id="commit" title={`${SIDE_WORDS[side]}：提交口令的指纹`}>
      <Form
        to={to}
        of={own}
        button="提交指纹"
        hidden={{ side }}
        beside={<span class="quiet">提交以后不能改。</span>}
      >
        <p>
          自己想一句话或者一串数，越长越好，至少16个字；不要用电话、证件号码，口令以后会公开。口令不离开这台设备，提交的只是它的指纹（SHA-256）。
          <b>先把口令抄在纸上：忘了不能补，按空白计算。</b>
        </p>
        <p class="quiet small">
          没有口令框的，用任何能算SHA-256的工具算出指纹再粘贴：文字用UTF-8编码，首尾不带空格和换行。例如在终端运行
          <code>printf %s '口令' | sha256sum</code>。
        </p>
        <div data-hashes>
          <Box of={own} form={commitForm} name="hash" size={64} full hint="64位小写的十六进制数。" />
        </div>
        <Box of={own} form={commitForm} name="confirmed" label="口令已经抄下，一字不差。" />
      </Form>
    </Block>
  )
}

function Revealing({ found: { panel }, draw, person, now, of }: Props) {
  const side = sideOf((one) => whyNotOpen({ panel, draw }, one, person, now) === null)
  if (!side) return null
  const to = paths.drawReveals(panel.roundId)
  const own = sentTo(to, of)
  return (
    <Block id="reveal" title={`${SIDE_WORDS[side]}：公开口令`}>
      <Form to={to} of={own} button="公开口令" hidden={{ side }}>
        <p>
          双方的指纹都已提交。请在{sayDay(draw.revealBy)}
          24:00以前公开口令；没有公开的按空白计算，并记入抽取记录。
        </p>
        <Box of={own} form={revealForm} name="number" label="口令" hint="一字不差，包括空格和标点。" full />
      </Form>
    </Block>
  )
}

function Concluding({ found: { panel }, draw, person, now, of }: Props) {
  const whyNot = whyNotConclude({ panel }, draw, person, now)
  const to = paths.drawOutcomes(panel.roundId)
  if (whyNot)
    return (
      standingOf(draw, now) === 'due' &&
      whyNot.why !== 'not-your-role' && (
        <p class="quiet">
          <Because sentence={sayDrawRefusal(whyNot)} clause={citing(panel.plan.rulebook)(whyNot)} />。
        </p>
      )
    )
  const own = sentTo(to, of)
  return (
    <Block id="conclude" title="录入公开号码，得出名单">
      <Form
        to={to}
        of={own}
        button="得出名单"
        beside={<span class="quiet">抽中的专家成为成员，并收到信。不能重来。</span>}
      >
        <p>公开号码：{draw.source}。请照公布的写法录入，任何人都会拿它核对。</p>
        <Box of={own} form={concludeForm} name="number" full />
      </Form>
    </Block>
  )
}

function AskingAside({ found: { panel }, draw, person, of }: Props) {
  if (whyNotSetAside({ panel, draw }, person)) return null
  const to = paths.drawAsides(panel.roundId)
  const own = sentTo(to, of)
  return (
    <details open={of.at === to}>
      <summary>申请作废这次抽取</summary>
      <Form to={to} of={own} button="申请作废" danger>
        <p>
          {draw.outcome
            ? '结果和成员保留；作废以后可以再抽取一次，例如补足缺额。'
            : '作废以后这次抽取没有结果，可以重新准备。'}
          由负责人答复，两次抽取的记录都保留、都公开。
        </p>
        <Box of={own} form={asideForm} name="reason" size={3} />
      </Form>
    </details>
  )
}

function AnsweringAside({ found: { panel }, draw, person, of }: Props) {
  if (whyNotAnswerAside({ panel, draw }, person)) return null
  const to = paths.drawAsideAnswers(panel.roundId)
  const own = sentTo(to, of)
  return (
    <Block id="answer" title="答复作废申请">
      <Form to={to} of={own} button="答复">
        <Boxes of={own} form={answerAsideForm} />
      </Form>
    </Block>
  )
}
