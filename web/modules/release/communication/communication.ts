import type { Api } from '../../../../contract/api.ts';

export type Communication = Api['GET /communication']['answer'];
export type Action = Communication['actions'][number];
export type SupportWindow = Communication['support'][number];
export type Recipients = Api['GET /communication/actions/:actionId/recipients']['answer'];
