import { reach } from '@laurel/core'

/** The ids are the names under which the platform has always stored these badges. */
export const badges = {
  projectCreated: {
    name: { en: 'Project Created', de: 'Projekt angelegt' },
    description: { en: 'Awarded when a user creates their first project', de: 'Gibt es für dein erstes Projekt' },
    category: 'first-steps',
    tier: 'bronze',
    glyph: 'trophy',
    criteria: reach('projects', 1),
  },
  firstActionCreated: {
    name: { en: 'First Action Created', de: 'Erste Aktion angelegt' },
    description: {
      en: 'Awarded when a user creates their first action within a project',
      de: 'Gibt es für deine erste Aktion in einem Projekt',
    },
    category: 'first-steps',
    tier: 'bronze',
    glyph: 'zap',
    criteria: reach('actions', 1),
  },
  firstApplicationCreated: {
    name: { en: 'First Application Created', de: 'Erste Anwendung angelegt' },
    description: {
      en: 'Awarded when a user creates their first application within a project',
      de: 'Gibt es für deine erste Anwendung in einem Projekt',
    },
    category: 'first-steps',
    tier: 'bronze',
    glyph: 'smartphone',
    criteria: reach('applications', 1),
  },
  firstProjectMemberInvite: {
    name: { en: 'First Project Member Invite', de: 'Erstes Projektmitglied eingeladen' },
    description: {
      en: 'Awarded when a user invites a member to a project for the first time',
      de: 'Gibt es, wenn du zum ersten Mal jemanden in ein Projekt einlädst',
    },
    category: 'first-steps',
    tier: 'bronze',
    glyph: 'users',
    criteria: reach('invitations', 1),
  },
  firstDataTypeCreated: {
    name: { en: 'First Data Type Created', de: 'Erster Datentyp angelegt' },
    description: {
      en: 'Awarded when a user creates their first data type within a project',
      de: 'Gibt es für deinen ersten Datentyp in einem Projekt',
    },
    category: 'first-steps',
    tier: 'bronze',
    glyph: 'database',
    criteria: reach('dataTypes', 1),
  },
} as const
