export const AUDIENCES = ['team', 'trainers', 'staff', 'companies', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];
export type Channel = 'mail' | 'meeting' | 'training' | 'webinar' | 'guide' | 'chat' | 'site';

/** What an action tells, to whom, by what, by whom and until when. */
export type Told = {
  readonly audience: Audience;
  readonly channel: Channel;
  readonly title: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly subject: string;
  readonly message: string;
  /** Version that it announces; empty: none in particular. */
  readonly version: string;
};
export type Batch = {
  readonly leavesAt: Date;
  readonly cancelledAt: Date | null;
  readonly recipients: number;
  readonly sent: number;
  readonly waiting: number;
  readonly refused: number;
};
type Standing = Told & { readonly doneOn: string | null; readonly droppedOn: string | null };

/** What is expected next: of who owns it, of FormaPro while mails leave, of nobody. */
export type Next = 'write' | 'send' | 'do' | 'leaving' | 'underway' | 'mend' | 'nothing' | 'dropped';

/** Minutes during which a batch of mails may be taken back. */
export const GRACE_MN = 10;

export const sideOf = (audience: Audience): 'internal' | 'external' =>
  audience === 'companies' || audience === 'public' ? 'external' : 'internal';

export function nextOf(action: Standing, batches: readonly Batch[], now: Date): Next {
  if (action.droppedOn) return 'dropped';
  if (action.channel !== 'mail') return action.doneOn ? 'nothing' : 'do';
  const kept = batches.filter(({ cancelledAt }) => cancelledAt === null);
  if (kept.length === 0) return isWritten(action) ? 'send' : 'write';
  if (kept.some(({ leavesAt }) => leavesAt > now)) return 'leaving';
  if (kept.some(({ waiting }) => waiting > 0)) return 'underway';
  return kept.some(({ refused }) => refused > 0) ? 'mend' : 'nothing';
}

/** Whether somebody is behind with it: what FormaPro is sending is late for nobody. */
export function isLate({ dueOn }: Pick<Told, 'dueOn'>, next: Next, today: string): boolean {
  return dueOn < today && (next === 'write' || next === 'send' || next === 'do');
}

export const isWritten = ({ subject, message }: Pick<Told, 'subject' | 'message'>) =>
  subject.length > 0 && message.length > 0;
