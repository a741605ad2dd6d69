import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { notFound } from '../../../web/answer.tsx'
import { download } from '../../../web/download.ts'
import { officeOf } from '../../../web/layout.tsx'
import { asPublic } from '../../../web/public.ts'
import { route, screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { answerAside, askAside, commitSecret, drawPanel, prepareDraw, revealSecret } from './actions.ts'
import { answerAsideForm, asideForm, commitForm, concludeForm, prepareForm, revealForm } from './forms.ts'
import { DrawPage, namesIn } from './pages/draw.tsx'
import { DrawsPage } from './pages/public.tsx'
import { listColumns, listOf } from './pages/record.tsx'
import {
  sayAnswerAsideRefusal,
  sayAsideRefusal,
  sayCommitRefusal,
  sayDrawRefusal,
  sayPrepareRefusal,
  sayRevealRefusal,
} from './pages/words.ts'
import { protocolOf, standingOf, withWords, wordsOf } from './rules/draw.ts'
import { whyNotDraw } from './rules/preparing.ts'
import { findDrawing, findShownDraws } from './store/draws.ts'

/** 抽取 of a panel's experts. */
export const draws = new Hono<Site>()

screen(draws, {
  at: paths.draw,
  who: ['officer', 'approver', 'auditor', 'operator'],
  load: ({ db }, id) => findDrawing(db, id),
  under: ({ panel: { plan } }) => citing(plan.rulebook),
  frame: ({ panel: { plan } }, { person }) => ({
    title: `抽取评审专家：${plan.title}`,
    desk: officeOf(person),
  }),
  data: (found, { person, now }) => ({
    round: { id: found.panel.roundId, title: found.panel.plan.title },
    draws: found.draws.map((draw) => ({ ...draw, standing: standingOf(draw, now) })),
    whyNot: whyNotDraw(found, person),
  }),
  page: (found, of, { person, now, url }) => <DrawPage {...{ found, person, now, of, url }} />,
  sheets: ({ draws: all }) =>
    all.map((draw) => sheetOf(`第${draw.seq}次候选名单`, listColumns(namesIn(draw)), listOf(draw))),
})
  .act({
    at: paths.draw,
    who: ['officer', 'operator'],
    form: prepareForm,
    do: ({ db, person, now }, asked, id) => prepareDraw(db, person, id, asked, now),
    say: sayPrepareRefusal,
  })
  .act({
    at: paths.drawCommitments,
    who: ['officer', 'auditor', 'operator'],
    form: commitForm,
    do: ({ db, person, now }, { side, hash }, id) => commitSecret(db, person, id, { side, hash }, now),
    say: sayCommitRefusal,
  })
  .act({
    at: paths.drawReveals,
    who: ['officer', 'auditor', 'operator'],
    form: revealForm,
    do: ({ db, person, now }, secret, id) => revealSecret(db, person, id, secret, now),
    say: sayRevealRefusal,
  })
  .act({
    at: paths.drawOutcomes,
    who: ['officer', 'operator'],
    form: concludeForm,
    do: ({ db, person, now }, { number }, id) => drawPanel(db, person, id, number, now),
    say: sayDrawRefusal,
  })
  .act({
    at: paths.drawAsides,
    who: ['officer', 'operator'],
    form: asideForm,
    do: ({ db, person, now }, { reason }, id) => askAside(db, person, id, reason, now),
    say: sayAsideRefusal,
  })
  .act({
    at: paths.drawAsideAnswers,
    who: ['approver'],
    form: answerAsideForm,
    do: ({ db, person, now }, { answer }, id) => answerAside(db, person, id, answer === 'agreed', now),
    say: sayAnswerAsideRefusal,
  })

screen(draws, {
  at: paths.callDraws,
  who: 'everybody',
  load: ({ db }, id) => findShownDraws(db, id),
  frame: ({ plan }) => ({ title: `评审专家抽取记录：${plan.title}` }),
  data: ({ id, plan, draws: all }) => ({ round: { id, title: plan.title }, draws: all }),
  page: (found) => <DrawsPage {...found} />,
})

const JSON_FILE = 'application/json'

/** As it was drawn, its numbers too: hidden in it, they would draw others. It holds no name. */
route(
  draws,
  { method: 'GET', at: paths.drawProtocol, who: 'everybody', gives: JSON_FILE },
  async (c, { db }, id, seq) => {
    const found = await findShownDraws(db, id)
    const drawn = found?.draws.find((one) => String(one.seq) === seq)
    const draw = drawn && withWords(drawn, await asPublic(c, wordsOf(drawn)))
    const protocol = draw?.outcome && protocolOf(draw, draw.outcome.number)
    if (!found || !protocol) return notFound(c)
    const name = `${found.plan.code}-draw-${seq}.json`
    return download(c, name, JSON_FILE, `${JSON.stringify(protocol, null, 2)}\n`)
  },
)
