/** One count for each action of the platform. */
export const metrics = {
  projects: {
    kind: 'count',
    of: ['project.created'],
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
  actions: {
    kind: 'count',
    of: ['action.created'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {action} other {actions}}',
      de: '{count, plural, one {Aktion} other {Aktionen}}',
    },
    deed: {
      en: 'creating {count, plural, =1 {your first action} other {# actions}}',
      de: '{count, plural, =1 {deine erste Aktion} other {# Aktionen}} angelegt',
    },
  },
  applications: {
    kind: 'count',
    of: ['application.created'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {application} other {applications}}',
      de: '{count, plural, one {Anwendung} other {Anwendungen}}',
    },
    deed: {
      en: 'creating {count, plural, =1 {your first application} other {# applications}}',
      de: '{count, plural, =1 {deine erste Anwendung} other {# Anwendungen}} angelegt',
    },
  },
  invitations: {
    kind: 'count',
    of: ['member.invited'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {invitation} other {invitations}}',
      de: '{count, plural, one {Einladung} other {Einladungen}}',
    },
    deed: {
      en: 'sending {count, plural, =1 {your first invitation} other {# invitations}}',
      de: '{count, plural, =1 {deine erste Einladung} other {# Einladungen}} verschickt',
    },
  },
  dataTypes: {
    kind: 'count',
    of: ['dataType.created'],
    credit: 'actor',
    noun: {
      en: '{count, plural, one {data type} other {data types}}',
      de: '{count, plural, one {Datentyp} other {Datentypen}}',
    },
    deed: {
      en: 'creating {count, plural, =1 {your first data type} other {# data types}}',
      de: '{count, plural, =1 {deinen ersten Datentyp} other {# Datentypen}} angelegt',
    },
  },
} as const
