import { seenForAct } from '../../shared/contracts/act-on-action.ts';
import type { SeenActionTexts, SeenActTexts, SeenRiskTexts } from '../../shared/contracts/card-payloads.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { Risk } from '../../shared/domain/risk.ts';

/** Longest link that travels in every button of a form; of longer ones a fingerprint does. */
const longestLinkInButtons = 200;

/** What a form showed, in the form its buttons carry it. Compare with the same function over the row as it stands. */
export function seenOfAction(
  action: Pick<Action, 'status' | 'rag' | 'percentComplete' | 'evidenceLink'>,
): SeenActionTexts {
  return {
    status: action.status,
    rag: action.rag ?? '',
    percentComplete: action.percentComplete === null ? '' : String(action.percentComplete),
    evidenceLink: seenLink(action.evidenceLink),
  };
}

export function seenOfRisk(risk: Pick<Risk, 'current' | 'lastReview' | 'nextReview'>): SeenRiskTexts {
  return {
    likelihood: numberText(risk.current?.likelihood ?? null),
    impact: numberText(risk.current?.impact ?? null),
    lastReview: risk.lastReview ?? '',
    nextReview: risk.nextReview ?? '',
  };
}

/** What an act is decided on. Compare with the same function over the row as it stands. */
export function seenOfAct(action: Action): SeenActTexts {
  const { status, currentDue, requestAt, leads } = seenForAct(action);
  return { status, currentDue: currentDue ?? '', requestAt, leads: seenLink(leads) };
}

/** A link, or a fingerprint of it when it is long: enough to notice that somebody changed it meanwhile. */
export function seenLink(link: string): string {
  return link.length <= longestLinkInButtons ? link : `#${link.length}-${fingerprint(link)}`;
}

/** FNV-1a: no secret hangs on it, it only has to differ when the text does. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value);
}
