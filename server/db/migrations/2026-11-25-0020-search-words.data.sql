-- data: writes the words of what exists already; new rows have theirs by triggers.
-- lock:   none that matters, rows are read and words added.
-- time:   about 10 s per 100,000 people and documents.
set local app.scope = 'internal';
insert into reporting.search_word (kind, word, subject_id)
select 'person', word, id from identity.person, lateral (
  select left(kept, 200) as word from (select reporting.words_of(last_name || ' ' || first_name) union select kernel.fold(email::text) where email is not null) as all_words (kept)) as words
union
select 'company', word, id from people.client_company, lateral (
  select left(kept, 200) as word from (select reporting.words_of(name || ' ' || town) union select siret where siret is not null) as all_words (kept)) as words
union
select 'session', word, id from sessions.session, lateral (
  select kept as word from (select reporting.words_of(title) union select reporting.words_of_code(code)) as all_words (kept)) as words
union
select 'document', word, id from documents.document, lateral (
  select kept as word from (select reporting.words_of_code(number) union select kernel.fold(verify_code)) as all_words (kept)) as words
on conflict do nothing;
