/** Architecture as a checked file: arrows go one way, and every outside technology has one door. */
const door = (name, packages, room, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: '^(bot|tab|shared|infra)/', pathNot: room },
  to: { path: packages },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle means two rooms are really one, or an arrow points the wrong way.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-depends-on-nothing-of-ours',
      comment: 'shared/ is what a register is; it must not know who shows it or where it runs.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(bot|tab|infra|tests)/' },
    },
    {
      name: 'shared-uses-only-pure-packages',
      comment:
        'shared/ runs in the browser and in Node: only zod and the calendar polyfill are allowed there.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: 'node_modules/(zod|temporal-polyfill|temporal-utils|temporal-spec)/',
      },
    },
    {
      name: 'domain-is-the-bottom',
      comment: 'The domain must not know how it is stored, sent or shown.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { path: '^shared/', pathNot: '^shared/domain/' },
    },
    {
      name: 'shared-rooms-go-one-way',
      comment:
        'domain ← reminders ← sharepoint: who is asked, and when, must not depend on how rows are stored.',
      severity: 'error',
      from: { path: '^shared/reminders/' },
      to: { path: '^shared/(sharepoint|contracts)/' },
    },
    {
      name: 'contracts-speak-of-the-domain-only',
      comment: 'What crosses a wire must not change because a list or the planning did.',
      severity: 'error',
      from: { path: '^shared/contracts/' },
      to: { path: '^shared/(sharepoint|reminders)/' },
    },
    {
      name: 'meetings-stand-on-words-and-wires',
      comment: 'What changed since a meeting is told of rows, however they are stored and whoever is asked.',
      severity: 'error',
      from: { path: '^shared/meetings/' },
      to: { path: '^shared/sharepoint/' },
    },
    {
      name: 'nobody-below-knows-meetings',
      comment: 'The other half: the domain, the wire, the planning and the lists do not look up.',
      severity: 'error',
      from: { path: '^shared/(contracts|reminders|sharepoint)/' },
      to: { path: '^shared/meetings/' },
    },
    {
      name: 'importing-stands-on-the-domain',
      comment: 'What a document says is understood without knowing how rows are stored, sent or shown.',
      severity: 'error',
      from: { path: '^shared/importing/' },
      to: { path: '^shared/', pathNot: '^shared/(importing|domain)/' },
    },
    {
      name: 'import-plan-stands-on-wires',
      comment: 'What a document would do to a register is planned for the wire, however rows are stored.',
      severity: 'error',
      from: { path: '^shared/import-plan/' },
      to: { path: '^shared/(sharepoint|reminders|meetings)/' },
    },
    {
      name: 'nobody-below-knows-the-import-plan',
      comment: 'The other half: the plan is made of what is below it.',
      severity: 'error',
      from: { path: '^shared/(domain|importing|contracts|reminders|sharepoint|meetings)/' },
      to: { path: '^shared/import-plan/' },
    },
    {
      name: 'nobody-below-knows-importing',
      comment: 'The other half: the domain, the planning and the lists do not look up.',
      severity: 'error',
      from: { path: '^shared/(domain|reminders|sharepoint|meetings)/' },
      to: { path: '^shared/importing/' },
    },
    {
      name: 'lists-know-no-wire',
      comment: 'How a row is stored must not change because the tab or a card did.',
      severity: 'error',
      from: { path: '^shared/sharepoint/' },
      to: { path: '^shared/contracts/' },
    },
    {
      name: 'bot-and-tab-meet-in-contracts',
      comment: 'The service and the tab are deployed apart; what they share is written in shared/.',
      severity: 'error',
      from: { path: '^bot/' },
      to: { path: '^tab/' },
    },
    {
      name: 'tab-never-imports-the-service',
      comment: 'The browser bundle must never contain service code.',
      severity: 'error',
      from: { path: '^tab/' },
      to: { path: '^(bot|infra)/' },
    },
    {
      name: 'tab-never-imports-sharepoint',
      comment: 'The tab talks to our service only; how rows look in SharePoint is not its business.',
      severity: 'error',
      from: { path: '^tab/' },
      to: { path: '^shared/sharepoint/' },
    },
    {
      name: 'tab-features-do-not-import-each-other',
      comment:
        'A feature can be deleted without touching another; what two need moves to tab/ui or tab/register.',
      severity: 'error',
      from: { path: '^tab/features/([^/]+)/' },
      to: { path: '^tab/features/', pathNot: '^tab/features/$1/' },
    },
    {
      name: 'documents-know-no-register',
      comment:
        'Files of strangers are read in a thread that has nothing but their bytes: no register, no Graph, no way out.',
      severity: 'error',
      from: { path: '^bot/documents/' },
      to: { path: '^bot/', pathNot: '^bot/documents/' },
    },
    {
      name: 'cards-are-pure',
      comment:
        'Cards are functions from domain to JSON: no I/O, so that every card can be tested by reading it.',
      severity: 'error',
      from: { path: '^bot/cards/' },
      to: { pathNot: ['^bot/cards/', '^shared/', 'node_modules/zod/'] },
    },
    {
      name: 'use-cases-do-not-know-who-asks',
      comment:
        'The tab, a card and the sweep record by the same rules: bot/register and bot/graph know none of them.',
      severity: 'error',
      from: { path: '^bot/(register|graph)/' },
      to: { path: '^bot/(cards|teams|http|reminders|service|main)' },
    },
    {
      name: 'graph-is-below-the-register',
      comment: 'How a request travels must not depend on what is asked.',
      severity: 'error',
      from: { path: '^bot/graph/' },
      to: { path: '^bot/register/' },
    },
    {
      name: 'chat-and-tab-do-not-meet-in-the-service',
      comment: 'Either can be deleted without touching the other; what both need is in bot/register.',
      severity: 'error',
      from: { path: '^bot/http/' },
      to: { path: '^bot/(teams|cards|reminders)/' },
    },
    {
      name: 'chat-does-not-import-the-api',
      comment: 'The other half of the rule above.',
      severity: 'error',
      from: { path: '^bot/(teams|cards|reminders)/' },
      to: { path: '^bot/http/' },
    },
    {
      name: 'reminders-do-not-know-teams',
      comment: 'The sweep sends through a port (reminders/messenger): another channel is another folder.',
      severity: 'error',
      from: { path: '^bot/reminders/' },
      to: { path: '^bot/teams/' },
    },
    {
      name: 'product-never-imports-the-tools',
      comment: 'Provisioning, the sample and the command line use the product; it runs without them.',
      severity: 'error',
      from: { path: '^(bot|tab|shared)/' },
      to: { path: '^infra/' },
    },
    {
      name: 'product-never-imports-the-local-tenant',
      comment: 'The local tenant is reached over HTTP only; nothing in the product may know it exists.',
      severity: 'error',
      from: { path: '^(bot|tab|shared)/' },
      to: { path: '^infra/local-tenant/' },
    },
    {
      name: 'local-tenant-stands-alone',
      comment:
        'The stand-in for Microsoft 365 must not share code with the product, or both would be wrong together.',
      severity: 'error',
      from: { path: '^infra/local-tenant/' },
      to: { path: '^(bot|tab|shared)/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Test helpers stay in tests.',
      severity: 'error',
      from: { path: '^(bot|tab|shared|infra)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'only-the-composition-root-builds-the-service',
      comment: 'Everything else receives what it needs, as narrow as used.',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/main\\.ts$' },
      to: { path: '^bot/main\\.ts$' },
    },
    door(
      'one-door-for-botbuilder',
      'node_modules/bot(builder|framework)',
      '^bot/teams/',
      'botbuilder is past its end of life: replacing it must be one folder.',
    ),
    door(
      'one-door-for-graph',
      'node_modules/@microsoft/microsoft-graph-client',
      '^bot/graph/',
      'The Graph client is stalled: replacing it must be one folder.',
    ),
    door('one-door-for-msal', 'node_modules/@azure/msal', '^bot/graph/', 'Tokens are got in one place.'),
    door(
      'one-door-for-person-tokens',
      'node_modules/jose',
      '^(bot/http|infra/local-tenant)/',
      'A person’s token is checked in one place; the local tenant issues them.',
    ),
    door(
      'one-door-for-express',
      'node_modules/(@types/)?express/',
      '^(bot/(http|teams)/|bot/service\\.ts$|infra/local-tenant/)',
      'Use cases are functions: HTTP is how some of them are reached.',
    ),
    door(
      'one-door-for-opentelemetry',
      'node_modules/@opentelemetry/',
      '^bot/tracing/',
      'What a trace may say is decided in one place, and nothing is recorded but by our own spans.',
    ),
    {
      name: 'tracing-knows-nothing-of-us',
      comment: 'It is told what may be told: whatever it could reach, it could send.',
      severity: 'error',
      from: { path: '^bot/tracing/' },
      to: { path: '^(bot|shared)/', pathNot: '^bot/(tracing/|logging\\.ts$)' },
    },
    {
      name: 'only-the-worker-writes-papers',
      comment:
        'What writes Word and PDF is a third of all the service would load: it is loaded by the thread that writes one, not at every start.',
      severity: 'error',
      from: {
        path: '^bot/',
        pathNot:
          '^bot/papers/(worker|build-file|board-paper|register-paper|write-docx|write-pdf|draw-picture)\\.ts$',
      },
      to: {
        path: '^bot/papers/(build-file|write-docx|write-pdf|draw-picture)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    door(
      'one-door-for-teams-js',
      'node_modules/@microsoft/teams-js',
      '^tab/host/',
      'The Teams host is one interface to the rest of the tab.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
