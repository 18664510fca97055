/** What the demo community builds and writes; used in turn, so that nothing is made of filler. */
export const projectIdeas: readonly (readonly [name: string, summary: string])[] = [
  ['Quiet Calendar', 'Finds the hour that suits everybody, without an e-mail to anybody.'],
  ['Tidewater', 'A dashboard for tide tables that works on a boat with no signal.'],
  ['Paper Trail', 'Turns a folder of receipts into one spreadsheet.'],
  ['Lintel', 'A linter for shell scripts that explains itself.'],
  ['Umbrella', 'Tells you in the evening whether to pack one.'],
  ['Small Talk', 'A chat server that fits into one file.'],
  ['Backpack', 'Dotfiles with an undo button.'],
  ['Nightwatch', 'Checks that last night’s jobs did what they said.'],
  ['Marginalia', 'Notes beside any PDF, kept as plain text.'],
  ['Cartographer', 'Draws the map of a code base from its imports.'],
  ['Sourdough', 'A timer that knows how warm your kitchen is.'],
  ['Switchboard', 'Feature flags for people who have four of them.'],
  ['Postbox', 'Local e-mail for tests, with a page to read it.'],
  ['Lighthouse Keeper', 'One status page for the things at home.'],
  ['Hopscotch', 'A platformer about jumping between programming paradigms.'],
  ['Ledger Lines', 'Double-entry bookkeeping for bands.'],
  ['Field Notes', 'A camera roll sorted by what is in it, on your own machine.'],
  ['Kiln', 'Bakes Markdown into a site, in one second.'],
  ['Turnstile', 'Rate limits you can read.'],
  ['Footnote', 'Citations for people who hate citations.'],
]

export const entryTexts: readonly string[] = [
  'Started from the data model and threw the first one away. The second has **one table fewer** and says more.',
  'Two hours on a bug that was a time zone. It is always a time zone.\n\nLesson: store the instant *and* the place.',
  'First version that somebody else could install:\n\n```sh\nnpx tidewater --port 8080\n```',
  'Rewrote the parser by hand. Errors now say what to do:\n\n> line 12: this quote is never closed. Add a `"` after `world`.',
  'Measured before guessing, for once. 80 % of the time went into reading the same file 400 times.',
  'Dead end today: streaming the whole thing. The protocol wants a length first. Back to chunks.',
  'Dark mode. Three variables, one afternoon, and a long argument with a shade of grey.',
  'Wrote the first test that would have caught last week’s bug. It fails. Good.',
  'A stranger sent a fix! It was better than my code.',
  'Small win: start-up went from 4 s to 300 ms by not starting what nobody asked for.',
  'Decided against plug-ins. One good way is enough until somebody misses the second.',
  'Docs day. Found two features that nobody could have found.',
]

export const postTexts: readonly string[] = [
  'What is the smallest change you made this week that people noticed?',
  'Finally moved my side project off the laptop under my desk. It survived a vacuum cleaner and three power cuts.',
  'Reading other people’s changelogs is the cheapest way to learn product design.',
  'I keep a file called `later.md`. It is 900 lines long. Nothing in it was ever needed.',
  'TIL: `git log --reverse` of your own first project is a humbling read.',
  'Looking for two people to test an offline-first notes app on old phones.',
]

export const questions: readonly (readonly [title: string, text: string])[] = [
  [
    'How do you keep migrations readable after two years?',
    'We have 140 files. Squashing them feels wrong, keeping them feels slow. What do you do?',
  ],
  [
    'A queue in PostgreSQL: where does it end?',
    '`for update skip locked` has carried us to about 200 jobs a second. When did you move on, and to what?',
  ],
  [
    'Is there a good way to test dates?',
    'Everything is green here and red in CI, and CI is in another zone. I would rather pass the clock around than freeze it.',
  ],
  ['Naming: handler, controller, action?', 'We use all three in one repository. Which one would you keep, and why?'],
]

export const answers: readonly string[] = [
  'Pass the clock in as an argument. It is dull, and it ends the whole class of problems.',
  'We squash once a year, with the old ones in a tag. Nobody has needed the tag yet.',
  'Much later than you think. Look at the size of your rows before you look for another system.',
  'Whatever the framework calls it. A name that everybody can search for beats a better one.',
]

export const comments: readonly string[] = [
  'This is lovely. The empty state made me smile.',
  'How does it behave with ten thousand of them?',
  'Stole the idea with the undo button for my own project. Thank you!',
  'I would read a longer post about how you got there.',
  'Works on a five-year-old phone as well, just tried it.',
  'The error messages alone are worth it.',
  'Did you look at doing this without the cache first?',
  'Congratulations on the release!',
]

export const contributionTitles: readonly string[] = [
  'Faster start without the index',
  'German texts',
  'Fix the off-by-one at month ends',
  'Keyboard shortcuts',
  'A test for empty input',
  'Docs: how to run it behind a proxy',
]
