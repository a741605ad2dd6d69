import { Hono } from 'hono'
import { problem, show } from '../../../web/answer.tsx'
import type { Site } from '../../../web/site.ts'
import { ProjectsPage } from './pages/list.tsx'
import { ProjectPage } from './pages/project.tsx'
import { findProject, findProjects } from './store.ts'

export const publicProjects = new Hono<Site>()

publicProjects.get('/projects', async (c) => {
  const page = Math.max(1, Number(/^\d{1,6}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1))
  const [round, category, word] = ['round', 'category', 'word'].map((name) => c.req.query(name) || undefined)
  const wanted = { round, category, word, page }
  const found = await findProjects(c.var.db, wanted)
  return show(c, { title: '项目' }, { ...found, page }, <ProjectsPage {...found} wanted={wanted} />)
})

publicProjects.get('/projects/:id', async (c) => {
  const shown = await findProject(c.var.db, c.req.param('id'))
  if (!shown) return problem(c, { why: 'not-found' }, '没有找到这个项目')
  return show(c, { title: shown.project.title }, shown, <ProjectPage shown={shown} now={c.var.now} />)
})
