import { KIND_WORDS } from '../../../../people/rules/organization.ts'
import { sayMinute } from '../../../../shared/days.ts'
import { type Fen, yuan } from '../../../../shared/money.ts'
import type { Phase } from '../../rules/round.ts'
import type { Background, Finding, Question, Verdict } from '../rules.ts'
import { trimmed } from '../../rubric/pages/rubric.tsx'

/** What a finding of the pre-check says, as a sentence without its full stop. */
export function sayFinding(finding: Finding): string {
  const isFine = finding.verdict === 'yes'
  switch (finding.about) {
    case 'call':
      return `${sayMinute(finding.at)}${PHASE_ENDS[finding.phase]}`
    case 'kind':
      return `这一期${isFine ? '' : '不'}面向${KIND_WORDS[finding.kind]}征集`
    case 'registered':
      if (finding.kind === 'community')
        return isFine ? '已经在街道（镇）备案' : '没有在街道（镇）备案，请先办理备案'
      return isFine ? '已经依法登记或者备案' : '没有依法登记，请先办理登记'
    case 'host':
      return isFine
        ? '社区社会组织由托管单位以其名义申报，单位类型和项数以托管单位的为准'
        : '社区社会组织不直接申报，由托管单位以其名义申报；请先找好托管单位'
    case 'place':
      return isFine ? '项目在本区实施' : '项目不在本区实施，不属于本区公益创投的征集范围'
    case 'ask':
      return sayAsk(finding)
    case 'months':
      return `实施时间${finding.months}个月，${isFine ? '没有超过' : '超过'}最长${finding.longest}个月`
    case 'handedIn':
      return `每家单位最多申报${finding.limit}个项目，已经申报${finding.handedIn}个${isFine ? '' : '，不能再报'}`
    case 'overhead':
    case 'personnel': {
      const name = finding.about === 'overhead' ? '管理费' : '人员费用'
      return `${name}占资助资金的${trimmed(finding.share)}%，${isFine ? '没有超过' : '超过'}最高${finding.most}%`
    }
    case 'abnormal':
    case 'dishonesty':
    case 'violation':
      return `${sayBackground(finding.about, finding.years, isFine)}${isFine ? '' : '，资格审查不予通过'}`
    case 'unanswered':
      return `还没有填：${QUESTION_WORDS[finding.question]}`
  }
}

const sayBackground = (about: Background, years: number, isFine: boolean): string =>
  `${years === 0 ? '现在' : `最近${years}年`}${isFine ? '没有' : ''}${BACKGROUND_WORDS[about]}`

export const BACKGROUND_WORDS: Record<Background, string> = {
  abnormal: '被列入活动异常名录',
  dishonesty: '被列入严重违法失信名单',
  violation: '有重大违法记录',
}

export const VERDICT_WORDS: Record<Verdict, string> = { yes: '符合', no: '不符合', missing: '未填' }

export const QUESTION_WORDS: Record<Question, string> = {
  kind: '单位类型',
  registered: '有没有登记或者备案',
  host: '有没有托管单位',
  place: '项目在不在本区实施',
  handedIn: '本期已经申报几个项目',
  abnormal: '有没有列入活动异常名录',
  dishonesty: '有没有列入严重违法失信名单',
  violation: '有没有重大违法记录',
  ask: '申请资金',
  months: '实施时间',
  overhead: '管理费占资助资金的比例',
  personnel: '人员费用占资助资金的比例',
}

const PHASE_ENDS: Record<Phase, string> = {
  ...{ upcoming: '开始申报，现在可以先准备', open: '截止', closed: '已经截止，不再接受申报' },
  ...{ failed: '流标，不再接受申报', cancelled: '终止，不再接受申报' },
}

/** The tracks that take the amount; where none does, what each would take. */
function sayAsk({ verdict, ask, tracks }: Extract<Finding, { about: 'ask' }>): string {
  const fits = ({ askMin = 0, askMax }: (typeof tracks)[number]) => ask >= askMin && ask <= askMax
  if (verdict === 'yes') {
    const names = tracks.filter(fits).map(({ name }) => `“${name}”`)
    return `申请资金${yuan(ask)}元，在${names.join('、')}的范围内`
  }
  return `申请资金${yuan(ask)}元，${tracks.map((track) => sayBeyond(ask, track)).join('，')}`
}

const sayBeyond = (ask: Fen, track: { name: string; askMax: Fen; askMin?: Fen }): string =>
  ask > track.askMax
    ? `超过“${track.name}”每项最高${yuan(track.askMax)}元`
    : `低于“${track.name}”每项最低${yuan(track.askMin ?? 0)}元`
