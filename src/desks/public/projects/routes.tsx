import { Hono } from 'hono'
import { z } from 'zod'
import { paths } from '../../../paths.ts'
import { page, search } from '../../../web/boxes/query.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { ProjectsPage } from './pages/list.tsx'
import { ProjectPage } from './pages/project.tsx'
import { findProject, findProjects } from './store.ts'

export const publicProjects = new Hono<Site>()

screen(publicProjects, {
  at: paths.projects,
  who: 'everybody',
  query: z.object({ round: search(), category: search(), word: search(), page: page() }),
  load: ({ db, asked }) => findProjects(db, asked),
  frame: () => ({ title: '项目' }),
  data: (found, { asked }) => ({ ...found, page: asked.page }),
  page: (found, _, { asked }) => <ProjectsPage {...found} wanted={asked} />,
})

screen(publicProjects, {
  at: paths.project,
  who: 'everybody',
  load: ({ db }, id) => findProject(db, id),
  frame: ({ project }) => ({ title: project.title }),
  data: (shown) => shown,
  page: (shown, _, { now }) => <ProjectPage shown={shown} now={now} />,
})
