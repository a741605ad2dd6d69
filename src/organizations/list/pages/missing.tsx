import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { Bound } from '../../../rulebook/rules/bound.ts'
import { Because } from '../../../web/answer.tsx'
import { type Task, Tasks } from '../../../web/lists.tsx'
import { Actions, Block, Button, Note } from '../../../web/parts.tsx'
import { type Lack, sayApply } from '../../rules/applying.ts'
import { partWord } from '../../rules/profile.ts'

type Props = { id: string; isGroup: boolean; lacks: Lack[]; bound: Bound | undefined }

/** What an organization lacks before it can apply, with where to get it; or that nothing is missing. */
export const Missing = ({ id, isGroup, lacks, bound }: Props) => (
  <Block id="missing" title="申报以前">
    {lacks.length === 0 ? (
      <Note tone="good">申报要的都有了。具体到每一期还要什么，看那一期的征集公告。</Note>
    ) : (
      <Tasks items={lacks.map((lack) => taskOf(id, isGroup, lack, bound))} />
    )}
    {!lacks.some(({ isNeeded }) => isNeeded) && (
      <Actions>
        <Button plain href={paths.calls()}>
          看看正在征集的
        </Button>
      </Actions>
    )}
  </Block>
)

function taskOf(id: string, isGroup: boolean, { lack, isNeeded }: Lack, bound: Bound | undefined): Task {
  const tag = isNeeded ? { tone: 'bad' as const, word: '必须' } : { tone: 'warn' as const, word: '建议' }
  switch (lack.why) {
    case 'profile':
      return {
        href: paths.profile(id),
        text: `补齐单位资料：缺${lack.missing.map((part) => partWord(part, isGroup)).join('、')}`,
        small: '申报书会带出这些；有的一期没有填全不能提交',
        tag,
      }
    case 'host-asked':
      return {
        href: paths.hosting(id),
        text: `等${lack.host}确认托管`,
        small: '确认以前可以先填申报书，不能提交；催一催对方',
        tag,
      }
    default:
      return {
        href: lack.why === 'no-host' ? paths.hosting(id) : paths.organization(id),
        text: lack.why === 'no-host' ? '请一家托管单位' : '现在不能申报',
        small: <Because sentence={sayApply(lack)} clause={citing(bound)(lack)} />,
        tag,
      }
  }
}
