import { readFileSync } from 'node:fs'
import { catalogs } from '@laurel/catalogs'
import { SCOPES } from '@laurel/engine'
import { Command, Option } from 'commander'
import { listCatalogs, previewCatalog, publishCatalog, showCatalog } from './commands/catalog.ts'
import { check } from './commands/check.ts'
import { config } from './commands/config.ts'
import { reinstate, replace, retract, review } from './commands/correct.ts'
import { grant, lift, reset, revoke } from './commands/decide.ts'
import { explain } from './commands/explain.ts'
import { health } from './commands/health.ts'
import { importGit } from './commands/import-git.ts'
import { createKey, revokeKey } from './commands/key.ts'
import { migrate } from './commands/migrate.ts'
import { profile } from './commands/profile.ts'
import { replay } from './commands/replay.ts'
import { serve } from './commands/serve.ts'
import { work } from './commands/worker.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Io } from './io.ts'

/** Runs what a command does, and keeps its exit code. */
type Finish = (work: Promise<ExitCode>) => Promise<void>

const READY = Object.keys(catalogs).join(', ')

const AFTERWARDS = `
Examples:
  laurel import git .                       people and badges from the history of this repository
  laurel profile "Ada Lovelace"             what she has achieved, and what comes next
  laurel check my-catalog.json              is this catalog ready to be used?
  laurel replay events.jsonl.gz --catalog git --awards awards.jsonl

The database is --database, else DATABASE_URL, else LAUREL_DATA, else the folder .laurel.
Ready catalogs: ${READY}.

Exit codes: 0 done, 1 problems found, 2 wrong command line, 3 database, 4 not found, 5 server.`

/** The whole command line. `finish` is handed the work of whichever command is called. */
export function buildProgram(io: Io, finish: Finish): Command {
  const program = new Command('laurel')
    .description('Recognition for your community: events become badges.')
    .version(version(), '-v, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', AFTERWARDS)
  addImport(program, io, finish)
  addProfile(program, io, finish)
  addExplain(program, io, finish)
  addServe(program, io, finish)
  addWorker(program, io, finish)
  addHealth(program, io, finish)
  addConfig(program, io, finish)
  addKey(program, io, finish)
  addCheck(program, io, finish)
  addCatalog(program, io, finish)
  addReplay(program, io, finish)
  addCorrections(program, io, finish)
  addReview(program, io, finish)
  addDecisions(program, io, finish)
  addMigrate(program, io, finish)
  return program
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(text) as { readonly version: string }
  return version
}

function addImport(program: Command, io: Io, finish: Finish): void {
  const git = program
    .command('import')
    .description('bring in what has already happened')
    .command('git [folder]')
    .description('import a git history: people, commits, merges, releases. Again adds only what is new.')
  git
    .option('--log <file>', 'instead of a folder: what the git log command in docs/cli.md wrote; - for stdin')
    .option('--repository <name>', 'name of the repository; owner/name of its origin unless given')
    .option('--all-branches', 'every branch, not only the one that is checked out')
    .option('--keep-email', 'also store e-mail addresses; otherwise only a salted hash of them')
    .option('--salt <text>', 'salt of that hash; the database keeps one of its own unless given')
    .addOption(serverOption('send to a running server (with LAUREL_API_KEY) instead of opening a database'))
    .addOption(catalogOption())
  withDatabase(git).action((folder, options) => finish(importGit(folder, options, io)))
}

function addProfile(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('profile <person>')
    .description('show somebody’s badges and what comes next, by id, handle or name')
    .option('--locale <tag>', 'language, such as de')
    .addOption(serverOption('ask a running server (with LAUREL_API_KEY) instead of opening a database'))
    .addOption(formerOption())
  withDatabase(command).action((person, options) => finish(profile(person, options, io)))
}

function addExplain(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('explain <person> <badge>')
    .description('say why somebody has a badge, or what is missing, and which events did not count')
    .option('--instance <name>', 'target, period or season, for a badge that is held once for each; else the nearest')
    .option('--facts <number>', 'list so many events of each number, the newest first')
    .option('--locale <tag>', 'language, such as de')
    .addOption(serverOption('ask a running server (with LAUREL_API_KEY) instead of opening a database'))
    .addOption(formerOption())
  withDatabase(command).action((person, badge, options) => finish(explain(person, badge, options, io)))
}

function addServe(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('serve')
    .description('serve the HTTP API, and do the work that no event triggers')
    .option('--no-worker', 'only the API, where laurel worker does that work')
  withSettings(command).action((options) => finish(serve(options, io)))
}

function addWorker(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('worker')
    .description('only do the work that no event triggers; with a port, also answer /live and /ready')
  withSettings(command).action((options) => finish(work(options, io)))
}

function addHealth(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('health')
    .description('ask whether a server or worker is ready: 0 when it is, else 1')
    .addOption(serverOption('its address; else this machine, at PORT'))
  withJson(command).action((options) => finish(health(options, io)))
}

function addConfig(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('config')
    .description('show what serve and worker would use, and everything that is wrong with it')
  withSettings(command).action((options) => finish(config(options, io)))
}

function addKey(program: Command, io: Io, finish: Finish): void {
  const key = program.command('key').description('make and revoke API keys')
  const create = key
    .command('create <name>')
    .description('make a key; its secret is shown once')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(SCOPES).makeOptionMandatory())
  withDatabase(create).action((name, options) => finish(createKey(name, options, io)))
  const revoke = key.command('revoke <id>').description('let nobody in with this key any more')
  withDatabase(revoke).action((id, options) => finish(revokeKey(id, options, io)))
}

function addCheck(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('check [catalog]')
    .description('list every problem of a catalog, where it stands and how to mend it')
    .addHelpText('after', `\nThe catalog is a ready one (${READY}) or a .json, .ts or .js file.`)
  withJson(command).action((name, options) => finish(check(name, options, io)))
}

function addCatalog(program: Command, io: Io, finish: Finish): void {
  const catalog = program.command('catalog').description('preview, publish and list catalogs')
  const at = (command: Command) =>
    withDatabase(command.addOption(serverOption('at a running server (with LAUREL_API_KEY) instead of in a database')))
  at(catalog.command('preview <catalog>').description('show who would get, lose and keep what')).action(
    (file, options) => finish(previewCatalog(file, options, io)),
  )
  const publish = catalog
    .command('publish <catalog>')
    .description('put a catalog in force, and fold everybody by its rules')
    .option('--token <text>', 'publish only what was previewed with this token')
    .option('--yes', 'publish without asking')
    .option('--announce', 'tell people of badges that they get because of it')
    .option('--note <text>', 'why; it stays with the version')
    .option('--by <name>', 'who publishes it')
  at(publish).action((file, options) => finish(publishCatalog(file, options, io)))
  at(catalog.command('list').description('list every version that was published')).action((options) =>
    finish(listCatalogs(options, io)),
  )
  at(
    catalog.command('show [version]').description('write a published catalog as JSON; the one in force unless named'),
  ).action((version, options) => finish(showCatalog(version, options, io)))
}

function addReplay(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('replay <events>')
    .description('run a file of events (.jsonl, .jsonl.gz, or - for stdin) through the engine, beside your data')
    .requiredOption('--catalog <name|file>', `catalog: ${READY}, or a file`)
    .option('--database <where>', 'scratch database: memory, a folder, or postgres://…', 'memory')
    .option('--awards <file>', 'write awards there, one JSON object per line; - for stdout')
    .option('--metrics <file>', 'write metrics there, one JSON object per line; - for stdout')
    .option(
      '--shuffle <seed>',
      'send the events in a random order, the same one for the same seed; reads the whole file',
    )
    .option('--duplicate <percent>', 'send so many percent of the events a second time, later')
    .option('--keep', 'keep what the replay made in a folder or a server, in a schema replay_…')
    .option('--lenient', 'exit with 0 even if lines were rejected')
  withJson(command).action((file, options) => finish(replay(file, options, io)))
}

function addCorrections(program: Command, io: Io, finish: Finish): void {
  correction(program, 'retract <event>', 'an event should never have counted: as if it had never been').action(
    (event, options) => finish(retract(event, options, io)),
  )
  correction(
    program,
    'reinstate <event>',
    'an event counts after all: takes back a retraction, accepts one in review',
  ).action((event, options) => finish(reinstate(event, options, io)))
  correction(program, 'replace <event>', 'an event counts as another value than its own')
    .requiredOption('--value <number>', 'what it counts as from now on')
    .action((event, options) => finish(replace(event, options, io)))
}

function correction(program: Command, usage: string, description: string): Command {
  const command = program
    .command(usage)
    .description(description)
    .requiredOption('--reason <text>', 'why; it stays with the event')
    .option('--person <id>', 'whose event it is; needed where several have one with this id')
    .option('--by <name>', 'who decided it')
    .addOption(serverOption('correct through a running server (with LAUREL_API_KEY) instead of opening a database'))
    .addOption(formerOption())
  return withDatabase(command)
}

function addReview(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('review')
    .description('list events that are too large to be true and wait for somebody to look at them')
    .option('--limit <number>', 'how many, up to 100; 30 unless given')
    .option('--cursor <text>', 'where the list before this one ended')
    .addOption(serverOption('ask a running server (with LAUREL_API_KEY) instead of opening a database'))
    .addOption(formerOption())
  withDatabase(command).action((options) => finish(review(options, io)))
}

function addDecisions(program: Command, io: Io, finish: Finish): void {
  const granting = decision(program, 'grant [person] [badge]', 'somebody holds a badge, whatever the rules say')
    .option('--reason <text>', 'why; it stays with the decision')
    .option('--csv <file>', 'many decisions: person,badge,instance,action,reason; - for stdin')
    .option('--dry-run', 'only say what the file would do')
    .option('--silent', 'tell nobody what they were granted')
  instanced(granting).action((person, badge, options) => finish(grant(person, badge, options, io)))

  const revoking = decision(
    program,
    'revoke <person> <badge>',
    'somebody no longer holds a badge, until that is lifted',
  )
  instanced(reasoned(revoking)).action((person, badge, options) => finish(revoke(person, badge, options, io)))
  const lifting = decision(program, 'lift <person> <badge>', 'a revocation is over, and the rules decide again')
  instanced(reasoned(lifting)).action((person, badge, options) => finish(lift(person, badge, options, io)))
  const resetting = decision(program, 'reset <person>', 'somebody begins anew: nothing is counted for them any more')
  reasoned(resetting).action((person, options) => finish(reset(person, options, io)))
}

function decision(program: Command, usage: string, description: string): Command {
  const command = program
    .command(usage)
    .description(description)
    .requiredOption('--by <name>', 'who decided it')
    .addOption(serverOption('decide through a running server (with LAUREL_API_KEY) instead of opening a database'))
    .addOption(formerOption())
  return withDatabase(command)
}

function reasoned(command: Command): Command {
  return command.requiredOption('--reason <text>', 'why; it stays with the decision')
}

function instanced(command: Command): Command {
  return command.option('--instance <name>', 'target, period or season, for a badge that is held once for each')
}

function addMigrate(program: Command, io: Io, finish: Finish): void {
  const command = program.command('migrate').description('make the database schema, or bring it up to date')
  withDatabase(command).action((options) => finish(migrate(options, io)))
}

/** What a process that goes on can be told. */
function withSettings(command: Command): Command {
  command
    .option('--port <number>', 'port; else PORT, else 4000 for serve and none for worker')
    .option('--host <address>', 'address to listen on; else HOST, else 127.0.0.1')
    .addOption(catalogOption())
  return withDatabase(command)
}

function catalogOption(): Option {
  return new Option('--catalog <name|file>', `catalog: ${READY}, or a file; else LAUREL_CATALOG, else git`)
}

/** A community has the catalog that is published there; the option of earlier versions is taken, and does nothing. */
function formerOption(): Option {
  return new Option('--catalog <name|file>').hideHelp()
}

function serverOption(description: string): Option {
  return new Option('--server <address>', description)
}

function withDatabase(command: Command): Command {
  command
    .option('--database <where>', 'postgres://… or a folder; else DATABASE_URL, else LAUREL_DATA, else .laurel')
    .option('--schema <name>', 'schema of the community; else LAUREL_SCHEMA, else laurel')
  return withJson(command)
}

function withJson(command: Command): Command {
  return command.option('--json', 'write the result as JSON')
}
