import { tokens } from '@fluentui/react-components';

/**
 * How cards look: spacing, type sizes and limits as in Teams. Colours are the theme's variables, so that light, dark
 * and high contrast need no lists of their own, and a card with something typed in need not be drawn again when the
 * theme changes. Shape: adaptivecards' HostConfig.
 */
export function hostConfiguration(): Readonly<Record<string, unknown>> {
  const colours = {
    default: colour(tokens.colorNeutralForeground1, tokens.colorNeutralForeground3),
    dark: colour(tokens.colorNeutralForeground1, tokens.colorNeutralForeground3),
    light: colour(tokens.colorNeutralForegroundInverted, tokens.colorNeutralForegroundInverted),
    accent: colour(tokens.colorBrandForegroundLink, tokens.colorBrandForegroundLink),
    good: colour(tokens.colorStatusSuccessForeground1, tokens.colorStatusSuccessForeground1),
    warning: colour(tokens.colorStatusWarningForeground3, tokens.colorStatusWarningForeground3),
    attention: colour(tokens.colorStatusDangerForeground1, tokens.colorStatusDangerForeground1),
  };
  const container = (backgroundColor: string, borderColor: string) => ({
    backgroundColor,
    borderColor,
    foregroundColors: colours,
  });
  return {
    fontFamily: tokens.fontFamilyBase,
    supportsInteractivity: true,
    fontTypes: {
      default: {
        fontFamily: tokens.fontFamilyBase,
        fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
        fontWeights: { lighter: 400, default: 400, bolder: 600 },
      },
      monospace: {
        fontFamily: tokens.fontFamilyMonospace,
        fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
        fontWeights: { lighter: 400, default: 400, bolder: 600 },
      },
    },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: container(tokens.colorNeutralBackground1, tokens.colorNeutralStroke1),
      emphasis: container(tokens.colorNeutralBackground3, tokens.colorNeutralStroke1),
      accent: container(tokens.colorBrandBackground2, tokens.colorBrandStroke2),
      good: container(tokens.colorStatusSuccessBackground1, tokens.colorStatusSuccessBorder1),
      attention: container(tokens.colorStatusDangerBackground1, tokens.colorStatusDangerBorder1),
      warning: container(tokens.colorStatusWarningBackground1, tokens.colorStatusWarningBorder1),
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', color: 'default', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder', color: 'default' },
      },
      errorMessage: { color: 'attention', spacing: 'small', weight: 'default' },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      // The style sheet leaves the gaps, so that buttons can wrap.
      buttonSpacing: 0,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: {
      title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 160 },
      value: { color: 'default', size: 'default', weight: 'default', wrap: true },
      spacing: 16,
    },
    textBlock: { headingLevel: 3 },
  };
}

function colour(normal: string, subtle: string) {
  return { default: normal, subtle, highlightColors: { default: 'Mark', subtle: 'Mark' } };
}
