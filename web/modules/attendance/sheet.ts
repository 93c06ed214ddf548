import type { Api } from '../../../contract/api.ts';

export type Sheet = Api['GET /slots/:slotId/sheet']['answer'];
export type SheetLine = Sheet['lines'][number];
