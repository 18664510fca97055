import { recentMetrics } from './recent-metrics.ts'
import { streakMetrics } from './streak-metrics.ts'

/**
 * What Dev-Space counts. Everything that can be taken away again is counted net of that, and what is about
 * other people does not count when somebody does it to their own things.
 */
export const metrics = {
  projects: {
    kind: 'live',
    things: [{ added: ['project.created', 'project.restored'], removed: ['project.deleted'] }],
    by: 'target',
    credit: 'actor',
    noun: {
      en: '{count, plural, one {project} other {projects}}',
      de: '{count, plural, one {Projekt} other {Projekte}}',
    },
    deed: {
      en: 'creating {count, plural, =1 {your first project} other {# projects}}',
      de: '{count, plural, =1 {dein erstes Projekt} other {# Projekte}} angelegt',
    },
  },
  'journey-logs': {
    kind: 'live',
    things: [{ added: ['journey.logged'], removed: ['journey.removed'] }],
    by: 'target',
    credit: 'actor',
    noun: {
      en: '{count, plural, one {journey log} other {journey logs}}',
      de: '{count, plural, one {Journey-Eintrag} other {Journey-Einträge}}',
    },
    deed: {
      en: 'writing {count, plural, =1 {your first journey log} other {# journey logs}}',
      de: '{count, plural, =1 {deinen ersten Journey-Eintrag} other {# Journey-Einträge}} geschrieben',
    },
  },
  interactions: {
    kind: 'live',
    // Each pair has a memory of its own: a reaction to a post and a comment on it are two interactions.
    things: [
      { added: ['reaction.given'], removed: ['reaction.removed'] },
      { added: ['comment.created'], removed: ['comment.removed'] },
      { added: ['reply.created'], removed: ['reply.removed'] },
      { added: ['user.followed'], removed: ['user.unfollowed'] },
    ],
    by: 'target',
    credit: 'actor',
    notSelf: true,
    // Two friends who like each other all day long are no community.
    caps: [{ most: 10, every: 'day', of: 'pair' }],
    noun: {
      en: '{count, plural, one {interaction} other {interactions}}',
      de: '{count, plural, one {Interaktion} other {Interaktionen}}',
    },
    deed: {
      en: '{count, plural, =1 {your first interaction} other {# interactions}} with the community',
      de: 'dich {count, plural, =1 {zum ersten Mal} other {#-mal}} in die Community eingebracht',
    },
  },
  collaborations: {
    kind: 'live',
    things: [{ added: ['contribution.approved'], removed: ['contribution.reverted'] }],
    by: 'target',
    credit: 'owner',
    notSelf: true,
    noun: {
      en: '{count, plural, one {collaboration} other {collaborations}}',
      de: '{count, plural, one {Collab} other {Collabs}}',
    },
    deed: {
      en: '{count, plural, =1 {your first approved contribution} other {# approved contributions}}',
      de: '{count, plural, =1 {deinen ersten Beitrag} other {# Beiträge}} beigesteuert',
    },
  },
  'team-projects': {
    kind: 'distinct',
    of: ['collaboration.joined'],
    by: 'target',
    credit: 'actor',
    notSelf: true,
    noun: {
      en: '{count, plural, one {team project} other {team projects}}',
      de: '{count, plural, one {Teamprojekt} other {Teamprojekte}}',
    },
    deed: {
      en: 'joining {count, plural, =1 {your first team project} other {# team projects}}',
      de: 'bei {count, plural, =1 {deinem ersten Teamprojekt} other {# Teamprojekten}} mitgemacht',
    },
  },
  discussions: {
    kind: 'count',
    of: ['discussion.started'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {discussion} other {discussions}}',
      de: '{count, plural, one {Diskussion} other {Diskussionen}}',
    },
    deed: {
      en: 'starting {count, plural, =1 {your first discussion} other {# discussions}}',
      de: '{count, plural, =1 {deine erste Diskussion} other {# Diskussionen}} angestoßen',
    },
  },
  'accepted-answers': {
    kind: 'distinct',
    of: ['answer.accepted'],
    by: 'target',
    credit: 'owner',
    notSelf: true,
    noun: {
      en: '{count, plural, one {accepted answer} other {accepted answers}}',
      de: '{count, plural, one {angenommene Antwort} other {angenommene Antworten}}',
    },
  },
  mentees: {
    kind: 'distinct',
    of: ['answer.accepted'],
    by: 'actor',
    credit: 'owner',
    notSelf: true,
    noun: {
      en: '{count, plural, one {mentee} other {mentees}}',
      de: '{count, plural, one {Mentee} other {Mentees}}',
    },
  },
  followers: {
    kind: 'live',
    things: [{ added: ['user.followed'], removed: ['user.unfollowed'] }],
    by: 'actor',
    credit: 'owner',
    notSelf: true,
    noun: {
      en: '{count, plural, one {follower} other {followers}}',
      de: '{count, plural, one {Follower} other {Follower}}',
    },
    deed: {
      en: 'winning {count, plural, =1 {your first follower} other {# followers}}',
      de: '{count, plural, =1 {deinen ersten Follower} other {# Follower}} gewonnen',
    },
  },
  'project-fans': {
    kind: 'distinct',
    of: ['reaction.given'],
    by: 'actor',
    credit: 'owner',
    notSelf: true,
    per: 'target',
    // Reactions land on posts and comments too, and those are not projects.
    where: { kind: 'equals', field: 'data.kind', value: 'project' },
    noun: {
      en: '{count, plural, one {reaction} other {reactions}}',
      de: '{count, plural, one {Reaktion} other {Reaktionen}}',
    },
    deed: {
      en: 'reactions from {count, plural, one {# person} other {# people}} to one project',
      de: 'Reaktionen von {count, plural, one {# Person} other {# Leuten}} auf ein Projekt bekommen',
    },
  },
  'project-care': {
    kind: 'span',
    // Only its creator has the beginning, so that what others do to a project is nobody's care.
    from: ['project.created'],
    of: ['project.updated', 'project.released'],
    credit: 'actor',
    per: 'target',
    noun: {
      en: '{count, plural, one {day of care for one project} other {days of care for one project}}',
      de: '{count, plural, one {Tag Pflege für ein Projekt} other {Tage Pflege für ein Projekt}}',
    },
  },
  'projects-kept-up': {
    kind: 'reached',
    metric: 'project-care',
    at: 30,
    noun: {
      en: '{count, plural, one {project kept up} other {projects kept up}}',
      de: '{count, plural, one {gepflegtes Projekt} other {gepflegte Projekte}}',
    },
    deed: {
      en: 'keeping up {count, plural, one {# project} other {# projects}} for a month and longer',
      de: '{count, plural, one {# Projekt} other {# Projekte}} einen Monat und länger gepflegt',
    },
  },
  ...recentMetrics,
  ...streakMetrics,
} as const
