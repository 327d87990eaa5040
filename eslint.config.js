import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import prettier from 'eslint-config-prettier';

/** The clock is an argument everywhere decisions are made: otherwise no test can hold a date still. */
const noAmbientTime = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take `now` as an argument: decisions must not read the clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take `now` as an argument: decisions must not read the clock.',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'Take `now` as an argument: decisions must not read the clock.',
  },
];

/**
 * What is read or heard in the tab is said in English and Welsh. A literal between tags, in an attribute people meet, or in a property or
 * an announcement that ends there is English for everybody.
 */
const spoken =
  '/^(?:label|title|heading|legend|hint|placeholder|caption|words|alt|note|button|buttonLabel|saved|none|summary|about|description|content|aria-(?:label|description|placeholder|roledescription|valuetext))$/';
const inPlace = (parent, type) =>
  [
    `${parent} > ${type}`,
    `${parent} > ConditionalExpression > ${type}`,
    `${parent} > LogicalExpression > ${type}`,
    `${parent} > ConditionalExpression > ConditionalExpression > ${type}`,
  ].join(', ');
const literal = 'Literal[value=/[A-Za-z]/]';
const template = 'TemplateLiteral:has(TemplateElement[value.raw=/[A-Za-z]/])';
const onlyEnglish = [
  'JSXText[value=/[A-Za-z]/]',
  `JSXAttribute[name.name=${spoken}] > ${literal}`,
  ...[
    `JSXAttribute[name.name=${spoken}] > JSXExpressionContainer`,
    ':matches(JSXElement, JSXFragment) > JSXExpressionContainer',
  ].flatMap((parent) => [inPlace(parent, literal), inPlace(parent, template)]),
  ...[
    'CallExpression[callee.name="announce"]',
    'Property[key.name=/^(?:userMessage|validationMessage|label|heading|hint)$/]',
  ].flatMap((parent) => [inPlace(parent, literal), inPlace(parent, template)]),
].map((selector) => ({
  selector,
  message:
    'This would be English for everybody. Put it into the …words.ts beside this file, in English and Welsh (`inLanguages`), and read it with `useWords`.',
}));
/** What says days, counts and states speaks English where nobody tells it the person's language. */
const languageLast = {
  formatCivilDate: 2,
  formatShortDate: 2,
  countOfDays: 2,
  momentInWords: 3,
  cadenceInWords: 2,
  stageInWords: 2,
  ragInWords: 2,
  slippageInWords: 3,
  statusInWords: 2,
  percentInWords: 2,
  dueInWords: 3,
  reviewInWords: 3,
  scoreInWords: 3,
  levelInWords: 4,
  counted: 3,
  channelInWords: 2,
  whatToDo: 2,
};
const noLanguage = Object.entries(languageLast).map(([name, count]) => ({
  selector: `CallExpression[callee.name='${name}'][arguments.length<${count}]`,
  message: 'Say in which language: otherwise this is English for everybody.',
}));

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.local/**', 'coverage/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './tab/tsconfig.json',
          './infra/local-tenant/page/tsconfig.json',
          './tsconfig.tools.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['shared/**/*.ts', 'bot/cards/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noAmbientTime] },
  },
  {
    // The environment is read where a process begins; everything else is told.
    files: ['bot/**/*.ts', 'shared/**/*.ts', 'tab/**/*.{ts,tsx}'],
    ignores: ['bot/main.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only bot/main.ts reads the environment.' },
      ],
    },
  },
  {
    files: ['tab/**/*.tsx', 'tab/**/*.ts', 'infra/local-tenant/page/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['tab/**/*.ts', 'tab/**/*.tsx'],
    ignores: ['tab/**/*words.ts'],
    rules: { 'no-restricted-syntax': ['error', ...onlyEnglish, ...noLanguage] },
  },
  {
    files: ['tests/**/*.ts', 'tests/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  prettier,
);
