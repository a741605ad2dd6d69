import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { AccessibilityPage, PrivacyPage } from './pages.tsx'

export const statements = new Hono<Site>()

screen(statements, {
  at: paths.privacy,
  who: 'everybody',
  load: async ({ asker: { office } }) => ({ office }),
  frame: () => ({ title: '隐私说明' }),
  data: (found) => found,
  page: (found) => <PrivacyPage {...found} />,
})

screen(statements, {
  at: paths.accessibility,
  who: 'everybody',
  load: async ({ asker: { office } }) => ({ office }),
  frame: () => ({ title: '无障碍说明' }),
  data: (found) => found,
  page: (found) => <AccessibilityPage {...found} />,
})
