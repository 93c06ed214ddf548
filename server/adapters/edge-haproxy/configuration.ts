import { HOLD_COOKIE, ROUTING_COOKIE } from '../../modules/release/ports.ts';
import { COLOURS, type Layout, ORIGINS, type Origin } from './layout.ts';

export type Places = { readonly folder: string; readonly map: string; readonly socket: string };

export type ConfigurationAsked = {
  readonly places: Places;
  readonly ports: Readonly<Record<Origin, number>>;
  readonly host: string;
  readonly tokenKey: Uint8Array;
  readonly layout: Layout;
};

/** Reasons for which a token opens nothing, as keys of the counting table. */
export const REASONS = { absent: 1, forged: 2, expired: 3 } as const;

const BUSY = JSON.stringify({ status: 503, code: 'EDGE_BUSY', facts: {}, reference: '' });

/**
 * The whole configuration, with the servers of the last table so that a restart is right at once.
 *
 * Three options carry the measured behaviour: `observe layer4 error-limit 1 on-error mark-down` leaves a dead server at its
 * first error instead of stalling for a second; retries are refused to writes that carry no idempotency key; and there are
 * ten of them, because a retry may take one more kept connection of the server that has just died (with three, a GET was
 * lost in ten runs of twenty; with ten, in none). At a restart, a kept connection is closed after its next answer and not
 * before: `close-spread-time` would close it while a request is on its way (lost in three runs of six; without, in none).
 */
export function configurationText({ places, ports, host, tokenKey, layout }: ConfigurationAsked): string {
  const key = Buffer.from(tokenKey).toString('base64');
  return `global
  stats socket ${places.socket} mode 600 level admin expose-fd listeners
  hard-stop-after 30s
  maxconn 8000

defaults
  mode http
  timeout connect 1s
  timeout client 60s
  timeout server 120s
  timeout queue 5s
  timeout http-keep-alive 60s
  option http-keep-alive
  option idle-close-on-response
  option forwardfor
  option redispatch 1
  option allbackups
  option httpchk GET /api/health/live
  http-reuse safe
  retries 10
  retry-on conn-failure empty-response
  http-error status 503 content-type application/problem+json lf-string ${quoted(BUSY)} hdr retry-after 1
  default-server check inter 500ms fastinter 200ms fall 2 rise 1 observe layer4 error-limit 1 on-error mark-down maxconn 256 pool-purge-delay 30s

backend tokens
  stick-table type integer size 16 store http_req_cnt

${frontends(places, ports, host, key)}
${backends(layout)}`;
}

function frontends({ map }: Places, ports: Readonly<Record<Origin, number>>, host: string, key: string): string {
  const lookUp = (name: string, keyed: string, condition: string) =>
    `  http-request set-var(txn.pool) ${keyed},map(${map}) if ${condition} # ${name}`;
  const still = '!{ var(txn.pool) -m found }';
  return `frontend app
  bind ${host}:${ports.app}
  http-request disable-l7-retry if { method POST PATCH DELETE } !{ req.hdr(idempotency-key) -m found }
  http-request set-var(txn.token) req.cook(${ROUTING_COOKIE})
  http-request set-var(txn.claims) var(txn.token),field(1,.,5)
  http-request set-var(txn.role) var(txn.token),field(2,.)
  http-request set-var(txn.user) var(txn.token),field(3,.)
  http-request set-var(txn.company) var(txn.token),field(4,.)
  http-request set-var(txn.given) var(txn.token),field(6,.)
  http-request set-var(txn.right) var(txn.claims),hmac(sha256,${key}),hex,lower
  http-request set-var(txn.now) date()
  http-request set-var(txn.left) var(txn.token),field(5,.),sub(txn.now)
  http-request set-var(txn.held) req.cook(${HOLD_COOKIE})
  acl has_token var(txn.token) -m found
  acl is_ours var(txn.right),secure_memcmp(txn.given)
  acl is_in_time var(txn.left) -m int gt 0
  acl is_known var(txn.known) -m found
  http-request set-var(txn.known) int(1) if has_token is_ours is_in_time
  http-request track-sc0 int(${REASONS.absent}) table tokens if !has_token
  http-request track-sc0 int(${REASONS.forged}) table tokens if has_token !is_ours
  http-request track-sc0 int(${REASONS.expired}) table tokens if has_token is_ours !is_in_time
${lookUp('an open quiz stays on its version', 'str(v:),concat(,txn.held)', 'is_known { var(txn.held) -m found }')}
${lookUp('a pin', 'str(u:),concat(,txn.user)', `is_known ${still}`)}
${lookUp('a role', 'str(r:),concat(,txn.role)', `is_known ${still}`)}
${lookUp('a company', 'str(c:),concat(,txn.company)', `is_known ${still}`)}
${lookUp('everybody else', 'str(default)', `is_known ${still}`)}
${lookUp('nobody known', 'str(stable)', still)}
  use_backend %[var(txn.pool)]_app

frontend content
  bind ${host}:${ports.content}
  http-request disable-l7-retry if { method POST PATCH DELETE } !{ req.hdr(idempotency-key) -m found }
  http-request set-var(txn.held) url_param(v)
${lookUp('an opening stays on its version', 'str(v:),concat(,txn.held)', '{ var(txn.held) -m found }')}
${lookUp('others', 'str(stable)', still)}
  use_backend %[var(txn.pool)]_content
`;
}

function backends({ slots }: Layout): string {
  return COLOURS.flatMap((colour) => ORIGINS.map((origin) => `${colour}_${origin}`))
    .map((backend) => {
      const lines = slots
        .filter((slot) => slot.backend === backend)
        .map(
          ({ name, host, port, isBackup, server }) =>
            `  server ${name} ${host}:${port}${isBackup ? ' backup' : ''}${server ? '' : ' disabled'}`,
        );
      // An empty place keeps its rank: main places first, then spare ones.
      return [`backend ${backend}`, ...lines, ''].join('\n');
    })
    .join('\n');
}

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Whether a process that runs on one configuration can go on under the other: servers change while it runs, the rest does not. */
export function isSameButServers(one: string, other: string): boolean {
  const fixed = (text: string) => text.replaceAll(/^ {2}server .*$/gm, '');
  return fixed(one) === fixed(other);
}
