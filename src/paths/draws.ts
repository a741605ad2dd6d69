import { at } from '../shared/place.ts'

/** 抽取: what the office sees and does, and what everybody may read of it. */
export const drawPaths = {
  draw: at('/rounds/:id/draw'),
  drawCommitments: at('/rounds/:id/draw-commitments'),
  drawReveals: at('/rounds/:id/draw-reveals'),
  drawOutcomes: at('/rounds/:id/draw-outcomes'),
  drawAsides: at('/rounds/:id/draw-asides'),
  drawAsideAnswers: at('/rounds/:id/draw-aside-answers'),
  callDraws: at('/calls/:id/draws'),
  /** The file that the command draws again from. */
  drawProtocol: at('/calls/:id/draws/:seq'),
}
