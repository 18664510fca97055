import type { BadgeTexts } from './keys.ts'

export const en: BadgeTexts = {
  'badges.projectCreated.label': 'Project Created',
  'badges.projectCreated.description': 'Awarded when a user creates their first project',
  'badges.projectCreated.noun': '{count, plural, one {project} other {projects}}',
  'badges.projectCreated.deed': 'creating {count, plural, =1 {your first project} other {# projects}}',

  'badges.firstActionCreated.label': 'First Action Created',
  'badges.firstActionCreated.description': 'Awarded when a user creates their first action within a project',
  'badges.firstActionCreated.noun': '{count, plural, one {action} other {actions}}',
  'badges.firstActionCreated.deed': 'creating {count, plural, =1 {your first action} other {# actions}}',

  'badges.firstApplicationCreated.label': 'First Application Created',
  'badges.firstApplicationCreated.description': 'Awarded when a user creates their first application within a project',
  'badges.firstApplicationCreated.noun': '{count, plural, one {application} other {applications}}',
  'badges.firstApplicationCreated.deed': 'creating {count, plural, =1 {your first application} other {# applications}}',

  'badges.firstProjectMemberInvite.label': 'First Project Member Invite',
  'badges.firstProjectMemberInvite.description': 'Awarded when a user invites a member to a project for the first time',
  'badges.firstProjectMemberInvite.noun': '{count, plural, one {invitation} other {invitations}}',
  'badges.firstProjectMemberInvite.deed': 'sending {count, plural, =1 {your first invitation} other {# invitations}}',

  'badges.firstDataTypeCreated.label': 'First Data Type Created',
  'badges.firstDataTypeCreated.description': 'Awarded when a user creates their first data type within a project',
  'badges.firstDataTypeCreated.noun': '{count, plural, one {data type} other {data types}}',
  'badges.firstDataTypeCreated.deed': 'creating {count, plural, =1 {your first data type} other {# data types}}',
}
