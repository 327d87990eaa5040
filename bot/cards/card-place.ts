import type { Language } from '../../shared/domain/language.ts';

/** Where "Open in the register" leads. */
export interface RegisterLinks {
  board(boardId: string): string;
  action(boardId: string, itemKey: string): string;
  risk(boardId: string, itemKey: string): string;
}

/** The board a card belongs to, and who looks at it in which language. */
export interface CardPlace {
  readonly board: { readonly id: string; readonly title: string };
  readonly links: RegisterLinks;
  /** The person's id on the channel ("29:…"), for whom the card refreshes itself; null = it does not. */
  readonly mri: string | null;
  readonly language: Language;
}
