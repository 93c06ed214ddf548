import type { Api } from '../../../contract/api.ts';

export type Passkey = Api['GET /me/security']['answer']['passkeys'][number];
