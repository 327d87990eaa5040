/** swc only strips types; types are checked by `npm run typecheck`. */
const esmPackages = [
  'adaptivecards',
  'swiper',
  'jose',
  'temporal-polyfill',
  'temporal-utils',
  'wouter',
  'regexparam',
  'mitt',
  'strip-bom',
  'entities',
  // Imports while it runs, which Jest's modules cannot.
  '@opentelemetry/otlp-exporter-base',
];

const common = {
  rootDir: import.meta.dirname,
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  extensionsToTreatAsEsm: [],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  transformIgnorePatterns: [`node_modules/(?!(${esmPackages.join('|')})/)`],
};

/** Tests of the whole product run its built programs: whatever is older than its sources is built first. */
const whole = { ...common, globalSetup: '<rootDir>/tests/support/build-first.mjs' };

export default {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/{shared,bot,tab,infra,manifest}/**/*.test.{ts,tsx}'],
    },
    { ...whole, displayName: 'integration', testMatch: ['<rootDir>/tests/integration/**/*.test.ts'] },
    { ...whole, displayName: 'e2e', testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'] },
  ],
  testTimeout: 60_000,
};
