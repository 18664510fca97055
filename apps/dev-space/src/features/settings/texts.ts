import { byLocale } from '../../texts/by-locale.ts'

const en = {
  title: 'Settings',
  sections: 'Sections of the settings',
  profile: 'Profile',
  display: 'Display',
  recognition: 'Recognition',
  account: 'Account',
  saved: 'Saved.',

  profileText: 'How others know you here.',
  jobTitle: 'What you do',
  jobTitleHint: 'Stands beside your handle, such as Full-Stack Engineer',
  about: 'About you',
  aboutHint: 'What you build, what you like, what you look for.',
  handleMoves: (path: string) => `Your profile is at ${path}. With another handle its address changes too.`,

  displayText: 'How Dev-Space looks to you. Nobody else sees a difference.',
  language: 'Language',
  zone: 'Time zone',
  zoneHint: 'Dates are shown in it, and your days for streaks begin and end by it.',
  otherZones: 'Others',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },

  recognitionTitle: 'Who sees your recognition',
  recognitionText: 'Badges, numbers, progress and streaks. Your projects, posts and comments are not touched by this.',
  choices: {
    all: {
      name: 'Everybody',
      text: 'Everybody sees what you earned, and you hear about each new badge.',
    },
    quiet: {
      name: 'Everybody, but quietly',
      text: 'Everybody sees it as before. You get no notices: nothing pops up, nothing waits in your inbox.',
    },
    private: {
      name: 'Only you',
      text: 'You are in no list, no feed and no count, and no badge stands beside your name. You still hear about new ones.',
    },
    off: {
      name: 'Off',
      text: 'Nobody sees it, not even you. What you do is still kept: when you switch it on again, everything you earned is there, without a flood of notices.',
    },
  },
  hiddenTitle: 'Hide single badges',
  hiddenText: 'A badge with a tick is seen by you alone: not on your profile, in no feed and no list of who holds it.',
  hide: 'Hide from others',
  hiddenEmpty: 'You have no badges yet. When you do, you can hide any of them here.',
  hiddenOff: 'Recognition is off. Switch it on to see your badges here.',
  hiddenPrivate: 'Right now only you see any of your badges. What you choose here counts when others see them again.',

  email: (email: string) => `You sign in with ${email}.`,
  withGitHub: 'You sign in with GitHub.',
  changePassword: 'Change password',
  currentPassword: 'Current password',
  newPassword: 'New password',
  otherDevices: 'Other browsers in which you are signed in are signed out.',
  currentWrong: 'This is not your current password.',
  passwordChanged: 'Your password is changed.',
  setPassword: 'Set a password',
  setPasswordText: (email: string) => `Then you can also sign in with ${email} and a password.`,
  signOutTitle: 'Sign out',
  signOutText: 'On this device, in this browser.',
  signOutGuest: 'Without e-mail and password nobody can come back to this account, not even you.',
}

export const settingsTexts = byLocale({
  en,
  de: {
    title: 'Einstellungen',
    sections: 'Bereiche der Einstellungen',
    profile: 'Profil',
    display: 'Anzeige',
    recognition: 'Anerkennung',
    account: 'Konto',
    saved: 'Gespeichert.',

    profileText: 'Wie andere dich hier kennen.',
    jobTitle: 'Was du machst',
    jobTitleHint: 'Steht neben deinem Handle, zum Beispiel Full-Stack-Entwicklerin',
    about: 'Über dich',
    aboutHint: 'Was du baust, was du magst, was du suchst.',
    handleMoves: (path: string) =>
      `Dein Profil findet man unter ${path}. Mit einem anderen Handle ändert sich auch die Adresse.`,

    displayText: 'Wie Dev-Space für dich aussieht. Für andere ändert sich nichts.',
    language: 'Sprache',
    zone: 'Zeitzone',
    zoneHint: 'In ihr stehen alle Zeiten, und nach ihr beginnen und enden deine Tage für Serien.',
    otherZones: 'Weitere',
    theme: 'Farben',
    themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },

    recognitionTitle: 'Wer deine Erfolge sieht',
    recognitionText:
      'Abzeichen, Zahlen, Fortschritt und Serien. Für deine Projekte, Beiträge und Kommentare ändert sich nichts.',
    choices: {
      all: {
        name: 'Alle',
        text: 'Alle sehen, was du verdient hast, und du erfährst von jedem neuen Abzeichen.',
      },
      quiet: {
        name: 'Alle, aber leise',
        text: 'Alle sehen es wie bisher. Du bekommst keine Nachrichten: Nichts poppt auf, nichts wartet im Posteingang.',
      },
      private: {
        name: 'Nur du',
        text: 'Du stehst in keiner Liste, keinem Feed und keiner Zahl, und neben deinem Namen steht kein Abzeichen. Von neuen erfährst du trotzdem.',
      },
      off: {
        name: 'Aus',
        text: 'Niemand sieht es, auch du nicht. Was du machst, wird trotzdem festgehalten: Wenn du es wieder einschaltest, ist alles Verdiente da, ohne eine Flut von Nachrichten.',
      },
    },
    hiddenTitle: 'Einzelne Abzeichen verbergen',
    hiddenText:
      'Ein Abzeichen mit Haken siehst nur du: Es steht nicht auf deinem Profil, in keinem Feed und in keiner Liste derer, die es haben.',
    hide: 'Vor anderen verbergen',
    hiddenEmpty: 'Du hast noch keine Abzeichen. Sobald du welche hast, kannst du hier jedes davon verbergen.',
    hiddenOff: 'Die Anerkennung ist aus. Schalt sie ein, um deine Abzeichen hier zu sehen.',
    hiddenPrivate:
      'Im Moment siehst nur du deine Abzeichen. Was du hier auswählst, gilt, sobald andere sie wieder sehen.',

    email: (email: string) => `Du meldest dich mit ${email} an.`,
    withGitHub: 'Du meldest dich mit GitHub an.',
    changePassword: 'Passwort ändern',
    currentPassword: 'Jetziges Passwort',
    newPassword: 'Neues Passwort',
    otherDevices: 'In anderen Browsern, in denen du angemeldet bist, wirst du abgemeldet.',
    currentWrong: 'Das ist nicht dein jetziges Passwort.',
    passwordChanged: 'Dein Passwort ist geändert.',
    setPassword: 'Passwort festlegen',
    setPasswordText: (email: string) => `Dann kannst du dich auch mit ${email} und einem Passwort anmelden.`,
    signOutTitle: 'Abmelden',
    signOutText: 'Auf diesem Gerät, in diesem Browser.',
    signOutGuest: 'Ohne E-Mail und Passwort kommt niemand mehr in dieses Konto, auch du nicht.',
  } satisfies typeof en,
})

export type SettingsTexts = typeof en
