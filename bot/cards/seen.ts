import type { SeenActionTexts, SeenRiskTexts } from '../../shared/contracts/card-payloads.ts';
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

export function seenOfRisk(risk: Pick<Risk, 'current' | 'lastReview'>): SeenRiskTexts {
  return {
    likelihood: numberText(risk.current?.likelihood ?? null),
    impact: numberText(risk.current?.impact ?? null),
    lastReview: risk.lastReview ?? '',
  };
}

/** A link, or a fingerprint of it when it is long: enough to notice that somebody changed it meanwhile. */
export function seenLink(link: string): string {
  if (link.length <= longestLinkInButtons) return link;
  // FNV-1a: no secret hangs on it, it only has to differ when the link does.
  let hash = 0x811c9dc5;
  for (let index = 0; index < link.length; index += 1) {
    hash = Math.imul(hash ^ link.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `#${link.length}-${hash.toString(16)}`;
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value);
}
