/** Step 1: the names under which the platform stores its badges. */
export const BADGE_NAMES = {
  PROJECT_CREATED: 'projectCreated',
  FIRST_ACTION_CREATED: 'firstActionCreated',
  FIRST_APPLICATION_CREATED: 'firstApplicationCreated',
  FIRST_PROJECT_MEMBER_INVITE: 'firstProjectMemberInvite',
  FIRST_DATA_TYPE_CREATED: 'firstDataTypeCreated',
} as const

export type BadgeName = (typeof BADGE_NAMES)[keyof typeof BADGE_NAMES]
