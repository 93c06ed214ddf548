-- expand: adds a revision to the cards of people and companies, and the words that are searched.
-- lock:   access exclusive on identity.person and people.client_company, brief (constant default, triggers).
-- time:   under 1 s.
alter table identity.person add column revision int not null default 1 check (revision > 0);
comment on column identity.person.revision is 'Raised by each change of the card: two people who edit at once do not overwrite each other.';
alter table people.client_company add column revision int not null default 1 check (revision > 0);

create schema reporting;
grant usage on schema reporting to formapro_app;

-- Under row security the planner gives an index only to leakproof operators, which LIKE and trigrams are not: the words
-- are kept one a row in byte order, so that a prefix is a range of the primary key.
create table reporting.search_word (
  kind       text not null check (kind in ('person', 'company', 'session', 'document')),
  word       text collate "C" not null,
  subject_id uuid not null,
  primary key (kind, word, subject_id)
);
comment on table reporting.search_word is 'Words by which people, companies, sessions and documents are found, folded. Kept by triggers, can be written again at any time.';
create index search_word_subject on reporting.search_word (subject_id, word);
call kernel.internal('reporting.search_word');

-- « Jean-Marie d’Aoste » gives jean, marie, d, aoste.
create function reporting.words_of(value text) returns setof text language sql stable as $$
  select word from regexp_split_to_table(kernel.fold(value), '[[:space:][:punct:]]+') as word where word <> ''
$$;

-- A code as it is typed: whole without its dashes, and from each of its parts on (SES-2026-0123: ses20260123, 20260123, 0123).
create function reporting.words_of_code(code text) returns setof text language sql stable as $$
  select string_agg(part, '') over (order by rank rows between current row and unbounded following)
    from regexp_split_to_table(kernel.fold(code), '[[:space:][:punct:]]+') with ordinality as parts (part, rank) where part <> ''
$$;

create function reporting.replace_words(of_kind text, of_subject uuid, words text[]) returns void language sql as $$
  delete from reporting.search_word where subject_id = of_subject and kind = of_kind and word <> all (words collate "C");
  insert into reporting.search_word (kind, word, subject_id)
  select of_kind, left(word, 200), of_subject from unnest(words) as word on conflict do nothing;
$$;

-- A card may be changed by somebody who does not see this table, so each trigger writes as the organisation.
create function reporting.note_person() returns trigger language plpgsql set app.scope = 'internal' as $$
begin
  perform reporting.replace_words('person', new.id, array(
    select reporting.words_of(new.last_name || ' ' || new.first_name) union select kernel.fold(new.email::text) where new.email is not null));
  return null;
end $$;
create function reporting.note_company() returns trigger language plpgsql set app.scope = 'internal' as $$
begin
  perform reporting.replace_words('company', new.id, array(
    select reporting.words_of(new.name || ' ' || new.town) union select new.siret where new.siret is not null));
  return null;
end $$;
create function reporting.note_session() returns trigger language plpgsql set app.scope = 'internal' as $$
begin
  perform reporting.replace_words('session', new.id, array(
    select reporting.words_of(new.title) union select reporting.words_of_code(new.code)));
  return null;
end $$;
create function reporting.note_document() returns trigger language plpgsql set app.scope = 'internal' as $$
begin
  perform reporting.replace_words('document', new.id, array(
    select reporting.words_of_code(new.number) union select kernel.fold(new.verify_code)));
  return null;
end $$;
create function reporting.forget_words() returns trigger language plpgsql set app.scope = 'internal' as $$
begin
  delete from reporting.search_word where subject_id = old.id;
  return null;
end $$;

create trigger search_words after insert or update of last_name, first_name, email on identity.person for each row execute function reporting.note_person();
create trigger search_words after insert or update of name, town, siret on people.client_company for each row execute function reporting.note_company();
create trigger search_words after insert or update of title, code on sessions.session for each row execute function reporting.note_session();
create trigger search_words after insert or update of number, verify_code on documents.document for each row execute function reporting.note_document();
create trigger forget_words after delete on identity.person for each row execute function reporting.forget_words();
create trigger forget_words after delete on people.client_company for each row execute function reporting.forget_words();
create trigger forget_words after delete on sessions.session for each row execute function reporting.forget_words();
create trigger forget_words after delete on documents.document for each row execute function reporting.forget_words();
