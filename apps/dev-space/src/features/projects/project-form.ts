import { html } from 'hono/html'
import { LIMITS, misfitOf, newFormKey, type SentForm } from '../../http/form.ts'
import type { Visitor } from '../../http/visitor.ts'
import type { Texts } from '../../texts/texts.ts'
import { lineField, textField } from '../../view/fields.ts'
import type { Html } from '../../view/html.ts'
import type { Project } from './projects.ts'
import { type ProjectTexts, projectTexts } from './texts.ts'

/** What was typed about a project so far, and what is wrong with it. */
export interface ProjectDraft extends Pick<Project, 'name' | 'summary' | 'open'> {
  readonly formKey: string
  readonly nameProblem?: string | undefined
  readonly summaryProblem?: string | undefined
}

export function newDraft({ name, summary, open }: Pick<Project, 'name' | 'summary' | 'open'>): ProjectDraft {
  return { name, summary, open, formKey: newFormKey() }
}

export function readDraft(form: SentForm, { texts, locale }: Visitor): ProjectDraft {
  const name = form.line('name')
  const summary = form.text('summary')
  return {
    name,
    summary,
    open: form.line('open') === 'yes',
    formKey: form.key,
    nameProblem: nameProblem(name, projectTexts(locale), texts),
    summaryProblem:
      misfitOf(summary, LIMITS.summary) === null ? undefined : texts.tooLong(summary.length, LIMITS.summary.longest),
  }
}

export function isFine({ nameProblem, summaryProblem }: ProjectDraft): boolean {
  return nameProblem === undefined && summaryProblem === undefined
}

function nameProblem(name: string, texts: ProjectTexts, common: Texts): string | undefined {
  const misfit = misfitOf(name, LIMITS.project)
  if (misfit === 'empty') return texts.nameMissing
  return misfit === 'too_long' ? common.tooLong(name.length, LIMITS.project.longest) : undefined
}

export interface ProjectFormFrame {
  readonly action: string
  readonly submit: string
  readonly back: string
}

export function projectForm({ texts, locale }: Visitor, draft: ProjectDraft, frame: ProjectFormFrame): Html {
  const own = projectTexts(locale)
  return html`<form method="post" action="${frame.action}" class="stack">
    <input type="hidden" name="form" value="${draft.formKey}">
    ${lineField({ name: 'name', label: own.name, value: draft.name, limit: LIMITS.project, problem: draft.nameProblem })}
    ${textField({ name: 'summary', label: own.summary, value: draft.summary, limit: LIMITS.summary, problem: draft.summaryProblem, optional: texts.optional, rows: 3 })}
    <div class="tick"><input type="checkbox" id="open" name="open" value="yes"${draft.open && ' checked'} aria-describedby="open-hint">
      <div><label for="open">${own.openLabel}</label><p class="hint" id="open-hint">${own.openHint}</p></div></div>
    <div class="actions"><button type="submit">${frame.submit}</button><a class="button secondary" href="${frame.back}">${texts.cancel}</a></div>
  </form>`
}
