import { paths } from '../../paths.ts'
import type { Night } from '../auditor/rules.ts'
import { sayDay } from '../../shared/days.ts'
import { Block } from '../../web/parts.tsx'

/** What the last night looked through; what does not hold stays here until a night finds that it does. */
export const NightBlock = ({ night }: { night: Night | null }) =>
  night && (
    <Block id="checks" title="夜间核对">
      <p>
        {sayDay(night.day)}核对{night.checks}项，
        {night.broken.length === 0 ? '全部相符。' : `${night.broken.length}项不符：`}{' '}
        <a href={paths.roots()}>历史的根</a>
      </p>
      {night.broken.length > 0 && (
        <ul>
          {night.broken.map(({ name, words, count, rows }) => (
            <li>
              应当{words}：{count}条不符
              <p class="quiet small">
                <code>{name}</code> {rows.join('；')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
