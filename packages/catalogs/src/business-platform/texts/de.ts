import type { BadgeTexts } from './keys.ts'

export const de: BadgeTexts = {
  'badges.projectCreated.label': 'Projekt angelegt',
  'badges.projectCreated.description': 'Gibt es für dein erstes Projekt',
  'badges.projectCreated.noun': '{count, plural, one {Projekt} other {Projekte}}',
  'badges.projectCreated.deed': '{count, plural, =1 {dein erstes Projekt} other {# Projekte}} angelegt',

  'badges.firstActionCreated.label': 'Erste Aktion angelegt',
  'badges.firstActionCreated.description': 'Gibt es für deine erste Aktion in einem Projekt',
  'badges.firstActionCreated.noun': '{count, plural, one {Aktion} other {Aktionen}}',
  'badges.firstActionCreated.deed': '{count, plural, =1 {deine erste Aktion} other {# Aktionen}} angelegt',

  'badges.firstApplicationCreated.label': 'Erste Anwendung angelegt',
  'badges.firstApplicationCreated.description': 'Gibt es für deine erste Anwendung in einem Projekt',
  'badges.firstApplicationCreated.noun': '{count, plural, one {Anwendung} other {Anwendungen}}',
  'badges.firstApplicationCreated.deed': '{count, plural, =1 {deine erste Anwendung} other {# Anwendungen}} angelegt',

  'badges.firstProjectMemberInvite.label': 'Erstes Projektmitglied eingeladen',
  'badges.firstProjectMemberInvite.description': 'Gibt es, wenn du zum ersten Mal jemanden in ein Projekt einlädst',
  'badges.firstProjectMemberInvite.noun': '{count, plural, one {Einladung} other {Einladungen}}',
  'badges.firstProjectMemberInvite.deed':
    '{count, plural, =1 {deine erste Einladung} other {# Einladungen}} verschickt',

  'badges.firstDataTypeCreated.label': 'Erster Datentyp angelegt',
  'badges.firstDataTypeCreated.description': 'Gibt es für deinen ersten Datentyp in einem Projekt',
  'badges.firstDataTypeCreated.noun': '{count, plural, one {Datentyp} other {Datentypen}}',
  'badges.firstDataTypeCreated.deed': '{count, plural, =1 {deinen ersten Datentyp} other {# Datentypen}} angelegt',
}
