-- A record in flight at revision 0001, as this release's first users have it (演练数据). Never regenerate:
-- tests/models/test_migrations.py upgrades it. Made by fill() of tests/sample_record.py and pg_dump --inserts, without psql's own lines.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.protect_audit_entry_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '审计日志只增不删：任何人不得改动。' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION public.protect_audit_entry_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '审计日志只增不改：任何人不得改动。' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION public.protect_audit_seal_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '审计封存记录只增不删：任何人不得改动。' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION public.protect_audit_seal_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '审计封存记录只增不改：任何人不得改动。' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION public.protect_document_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '公文登记后不得删除：不再印发的请标为作废，以保证登记号连续。' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION public.protect_document_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '已印发、已被更正或作废的公文不得改动：只能另行印发更正，将原件标为已被更正。' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION public.protect_fact_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '办理记录只增不删：如有错误，请另行登记更正或撤销。' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION public.protect_fact_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '办理记录只增不改：如有错误，请另行登记更正或撤销。' USING ERRCODE = 'integrity_constraint_violation'; END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.alert (
    id integer NOT NULL,
    number character varying NOT NULL,
    dedup_key character varying NOT NULL,
    case_id integer NOT NULL,
    step character varying NOT NULL,
    round integer NOT NULL,
    rung character varying NOT NULL,
    level integer NOT NULL,
    person character varying NOT NULL,
    raised_on date NOT NULL,
    due_on date NOT NULL,
    title character varying NOT NULL,
    body character varying NOT NULL,
    acknowledged_on date,
    acknowledged_by character varying,
    CONSTRAINT ck_alert_level CHECK (((level >= 0) AND (level <= 2)))
);
CREATE SEQUENCE public.alert_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.alert_id_seq OWNED BY public.alert.id;
CREATE TABLE public.audit_entry (
    seq integer NOT NULL,
    at timestamp with time zone NOT NULL,
    actor character varying NOT NULL,
    role character varying NOT NULL,
    action character varying NOT NULL,
    target character varying NOT NULL,
    content json NOT NULL,
    previous character varying NOT NULL,
    hash character varying NOT NULL
);
CREATE TABLE public.audit_seal (
    sealed_on date NOT NULL,
    entries integer NOT NULL,
    head character varying NOT NULL,
    mac character varying NOT NULL
);
CREATE TABLE public.bid (
    id integer NOT NULL,
    case_id integer NOT NULL,
    fact_id integer NOT NULL,
    round integer NOT NULL,
    lot integer NOT NULL,
    supplier_id integer NOT NULL,
    price bigint NOT NULL,
    rejected character varying,
    score integer,
    rank integer,
    CONSTRAINT ck_bid_price CHECK ((price > 0)),
    CONSTRAINT ck_bid_score CHECK (((score IS NULL) OR ((score >= 0) AND (score <= 10000))))
);
CREATE SEQUENCE public.bid_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.bid_id_seq OWNED BY public.bid.id;
CREATE TABLE public.calendar_year (
    year integer NOT NULL,
    notice character varying NOT NULL,
    days json NOT NULL
);
CREATE TABLE public.candidate_site (
    id integer NOT NULL,
    case_id integer NOT NULL,
    fact_id integer NOT NULL,
    code character varying NOT NULL,
    name character varying NOT NULL,
    address character varying NOT NULL,
    area_dm2 integer NOT NULL,
    premises character varying NOT NULL,
    score integer,
    station character varying,
    CONSTRAINT ck_candidate_site_area CHECK ((area_dm2 > 0))
);
CREATE SEQUENCE public.candidate_site_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.candidate_site_id_seq OWNED BY public.candidate_site.id;
CREATE TABLE public."case" (
    id integer NOT NULL,
    slug character varying NOT NULL,
    programme_id integer NOT NULL,
    district_id integer,
    parent_id integer,
    kind character varying NOT NULL,
    procedure character varying NOT NULL,
    title character varying NOT NULL,
    round integer NOT NULL,
    due_on date,
    due_source character varying NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    changed_version integer NOT NULL,
    advanced_version integer NOT NULL,
    CONSTRAINT ck_case_advanced CHECK ((advanced_version <= changed_version)),
    CONSTRAINT ck_case_round CHECK ((round >= 1))
);
CREATE SEQUENCE public.case_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.case_id_seq OWNED BY public."case".id;
CREATE TABLE public.contract (
    id integer NOT NULL,
    case_id integer NOT NULL,
    fact_id integer NOT NULL,
    lot integer NOT NULL,
    number character varying NOT NULL,
    supplier_id integer NOT NULL,
    amount bigint NOT NULL,
    signed_on date NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    CONSTRAINT ck_contract_amount CHECK ((amount > 0)),
    CONSTRAINT ck_contract_term CHECK ((ends_on > starts_on))
);
CREATE SEQUENCE public.contract_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.contract_id_seq OWNED BY public.contract.id;
CREATE TABLE public.district (
    id integer NOT NULL,
    programme_id integer NOT NULL,
    "position" integer NOT NULL,
    name character varying NOT NULL,
    quota integer NOT NULL,
    purchaser character varying NOT NULL,
    treasury character varying NOT NULL,
    CONSTRAINT ck_district_quota CHECK ((quota > 0))
);
CREATE SEQUENCE public.district_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.district_id_seq OWNED BY public.district.id;
CREATE TABLE public.document (
    id integer NOT NULL,
    case_id integer NOT NULL,
    fact_id integer,
    kind character varying NOT NULL,
    round integer NOT NULL,
    subject character varying NOT NULL,
    version integer NOT NULL,
    register_number character varying NOT NULL,
    letter_number character varying,
    title character varying NOT NULL,
    dated date NOT NULL,
    status character varying NOT NULL,
    content json NOT NULL,
    template character varying NOT NULL,
    law character varying NOT NULL,
    sha256 character varying,
    path character varying,
    CONSTRAINT ck_document_issued CHECK ((((status)::text <> ALL ((ARRAY['issued'::character varying, 'superseded'::character varying])::text[])) OR ((sha256 IS NOT NULL) AND (path IS NOT NULL)))),
    CONSTRAINT ck_document_status CHECK (((status)::text = ANY ((ARRAY['reserved'::character varying, 'issued'::character varying, 'superseded'::character varying, 'void'::character varying])::text[]))),
    CONSTRAINT ck_document_version CHECK ((version >= 1))
);
CREATE SEQUENCE public.document_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.document_id_seq OWNED BY public.document.id;
CREATE TABLE public.fact (
    id integer NOT NULL,
    case_id integer NOT NULL,
    step character varying NOT NULL,
    round integer NOT NULL,
    subject character varying NOT NULL,
    done_on date NOT NULL,
    actor character varying NOT NULL,
    details json NOT NULL,
    details_version integer NOT NULL,
    command_id character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    corrects integer,
    withdrawn boolean NOT NULL,
    breach_basis character varying,
    breach_reason character varying,
    CONSTRAINT ck_fact_breach CHECK (((breach_basis IS NULL) = (breach_reason IS NULL))),
    CONSTRAINT ck_fact_withdrawn CHECK ((NOT (withdrawn AND (corrects IS NULL))))
);
CREATE VIEW public.effective_fact AS
 SELECT fact.id,
    fact.case_id,
    fact.step,
    fact.round,
    fact.subject,
    fact.done_on,
    fact.actor,
    fact.details,
    fact.details_version,
    fact.command_id,
    fact.recorded_at,
    fact.corrects,
    fact.withdrawn,
    fact.breach_basis,
    fact.breach_reason
   FROM public.fact
  WHERE ((NOT fact.withdrawn) AND (NOT (EXISTS ( SELECT 1
           FROM public.fact later
          WHERE (later.corrects = fact.id)))));
CREATE SEQUENCE public.fact_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.fact_id_seq OWNED BY public.fact.id;
CREATE TABLE public.lease (
    name character varying NOT NULL,
    holder character varying NOT NULL,
    until timestamp with time zone NOT NULL
);
CREATE TABLE public.milestone (
    id integer NOT NULL,
    programme_id integer NOT NULL,
    "position" integer NOT NULL,
    key character varying NOT NULL,
    label character varying NOT NULL,
    title character varying NOT NULL,
    clause character varying NOT NULL,
    phrase character varying,
    due_on date,
    wide_on date
);
CREATE SEQUENCE public.milestone_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.milestone_id_seq OWNED BY public.milestone.id;
CREATE TABLE public.number_series (
    id integer NOT NULL,
    unit character varying NOT NULL,
    series character varying NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT ck_number_series_last CHECK ((last >= 0))
);
CREATE SEQUENCE public.number_series_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.number_series_id_seq OWNED BY public.number_series.id;
CREATE TABLE public.outbox (
    id integer NOT NULL,
    dedup_key character varying NOT NULL,
    alert_id integer NOT NULL,
    channel character varying NOT NULL,
    recipient character varying NOT NULL,
    payload json NOT NULL,
    state character varying NOT NULL,
    attempts integer NOT NULL,
    next_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    sent_at timestamp with time zone,
    error character varying,
    CONSTRAINT ck_outbox_state CHECK (((state)::text = ANY ((ARRAY['pending'::character varying, 'sent'::character varying, 'failed'::character varying])::text[])))
);
CREATE SEQUENCE public.outbox_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;
CREATE TABLE public.person (
    login character varying NOT NULL,
    name character varying NOT NULL,
    role character varying NOT NULL,
    unit character varying NOT NULL,
    district character varying,
    mail character varying,
    active boolean NOT NULL,
    CONSTRAINT ck_person_role CHECK (((role)::text = ANY ((ARRAY['procurement'::character varying, 'reviewer'::character varying, 'district_leader'::character varying, 'project_manager'::character varying, 'city_leader'::character varying, 'supervisor'::character varying, 'operator'::character varying, 'assessor'::character varying, 'auditor'::character varying, 'system'::character varying])::text[])))
);
CREATE TABLE public.programme (
    id integer NOT NULL,
    slug character varying NOT NULL,
    title character varying NOT NULL,
    plan json NOT NULL,
    plan_sha256 character varying NOT NULL,
    started_on date NOT NULL
);
CREATE SEQUENCE public.programme_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.programme_id_seq OWNED BY public.programme.id;
CREATE TABLE public.record_head (
    id integer NOT NULL,
    kind character varying NOT NULL,
    clock character varying NOT NULL,
    clock_on date,
    data_version integer NOT NULL,
    audit_count integer NOT NULL,
    audit_head character varying NOT NULL,
    CONSTRAINT ck_record_head_clock CHECK ((((clock)::text = 'system'::text) = (clock_on IS NULL))),
    CONSTRAINT ck_record_head_clock_kind CHECK (((clock)::text = ANY ((ARRAY['system'::character varying, 'set'::character varying])::text[]))),
    CONSTRAINT ck_record_head_kind CHECK (((kind)::text = ANY ((ARRAY['empty'::character varying, 'real'::character varying, 'rehearsal'::character varying])::text[]))),
    CONSTRAINT ck_record_head_single CHECK ((id = 1))
);
CREATE TABLE public.round (
    id integer NOT NULL,
    case_id integer NOT NULL,
    number integer NOT NULL,
    procedure character varying NOT NULL,
    opened_on date NOT NULL,
    reason character varying NOT NULL
);
CREATE SEQUENCE public.round_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.round_id_seq OWNED BY public.round.id;
CREATE TABLE public.schedule_row (
    id integer NOT NULL,
    case_id integer NOT NULL,
    round integer NOT NULL,
    "position" integer NOT NULL,
    step character varying NOT NULL,
    subject character varying NOT NULL,
    lapse boolean NOT NULL,
    earliest date,
    latest date,
    planned date,
    ready_on date,
    due_on date,
    due_basis character varying,
    warn_on date,
    alert_on date,
    done_on date,
    provisional boolean NOT NULL,
    reasons json NOT NULL,
    CONSTRAINT ck_schedule_row_due CHECK (((due_on IS NULL) = (due_basis IS NULL))),
    CONSTRAINT ck_schedule_row_due_basis CHECK (((due_basis)::text = ANY ((ARRAY['law'::character varying, 'plan'::character varying])::text[])))
);
CREATE SEQUENCE public.schedule_row_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.schedule_row_id_seq OWNED BY public.schedule_row.id;
CREATE TABLE public.score (
    id integer NOT NULL,
    case_id integer NOT NULL,
    fact_id integer NOT NULL,
    station_id integer NOT NULL,
    indicator character varying NOT NULL,
    value integer,
    points integer NOT NULL,
    CONSTRAINT ck_score_points CHECK ((points >= 0))
);
CREATE SEQUENCE public.score_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.score_id_seq OWNED BY public.score.id;
CREATE TABLE public.star_rating (
    id integer NOT NULL,
    case_id integer NOT NULL,
    fact_id integer NOT NULL,
    station_id integer NOT NULL,
    total integer NOT NULL,
    star integer NOT NULL,
    grade character varying NOT NULL,
    CONSTRAINT ck_star_rating_star CHECK (((star >= 0) AND (star <= 5))),
    CONSTRAINT ck_star_rating_total CHECK (((total >= 0) AND (total <= 10000)))
);
CREATE SEQUENCE public.star_rating_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.star_rating_id_seq OWNED BY public.star_rating.id;
CREATE TABLE public.station (
    id integer NOT NULL,
    programme_id integer NOT NULL,
    district_id integer NOT NULL,
    code character varying NOT NULL,
    name character varying,
    address character varying,
    area_dm2 integer,
    head character varying,
    supervisor character varying,
    lot integer,
    opened_on date,
    star integer,
    CONSTRAINT ck_station_area CHECK (((area_dm2 IS NULL) OR (area_dm2 > 0))),
    CONSTRAINT ck_station_star CHECK (((star IS NULL) OR ((star >= 0) AND (star <= 5))))
);
CREATE SEQUENCE public.station_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.station_id_seq OWNED BY public.station.id;
CREATE TABLE public.supervision_item (
    id integer NOT NULL,
    number character varying NOT NULL,
    case_id integer NOT NULL,
    round integer NOT NULL,
    step character varying NOT NULL,
    subject character varying NOT NULL,
    source character varying NOT NULL,
    basis character varying NOT NULL,
    reason character varying NOT NULL,
    opened_on date NOT NULL,
    due_on date NOT NULL,
    closed_on date,
    CONSTRAINT ck_supervision_item_source CHECK (((source)::text = ANY ((ARRAY['breach'::character varying, 'overdue'::character varying, 'below_standard'::character varying])::text[])))
);
CREATE SEQUENCE public.supervision_item_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.supervision_item_id_seq OWNED BY public.supervision_item.id;
CREATE TABLE public.supplement (
    id integer NOT NULL,
    contract_id integer NOT NULL,
    fact_id integer NOT NULL,
    number integer NOT NULL,
    amount bigint NOT NULL,
    signed_on date NOT NULL,
    CONSTRAINT ck_supplement_amount CHECK ((amount > 0))
);
CREATE SEQUENCE public.supplement_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.supplement_id_seq OWNED BY public.supplement.id;
CREATE TABLE public.supplier (
    id integer NOT NULL,
    name character varying NOT NULL,
    address character varying NOT NULL,
    licence character varying,
    licence_until date
);
CREATE SEQUENCE public.supplier_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.supplier_id_seq OWNED BY public.supplier.id;
CREATE TABLE public.tender_project (
    id integer NOT NULL,
    case_id integer NOT NULL,
    fact_id integer NOT NULL,
    round integer NOT NULL,
    number character varying NOT NULL,
    title character varying NOT NULL,
    budget bigint NOT NULL,
    published_on date NOT NULL,
    notice_address character varying NOT NULL,
    CONSTRAINT ck_tender_project_budget CHECK ((budget > 0))
);
CREATE SEQUENCE public.tender_project_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.tender_project_id_seq OWNED BY public.tender_project.id;
CREATE TABLE public.watch_run (
    id integer NOT NULL,
    programme_id integer NOT NULL,
    watched_on date NOT NULL
);
CREATE SEQUENCE public.watch_run_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.watch_run_id_seq OWNED BY public.watch_run.id;
ALTER TABLE ONLY public.alert ALTER COLUMN id SET DEFAULT nextval('public.alert_id_seq'::regclass);
ALTER TABLE ONLY public.bid ALTER COLUMN id SET DEFAULT nextval('public.bid_id_seq'::regclass);
ALTER TABLE ONLY public.candidate_site ALTER COLUMN id SET DEFAULT nextval('public.candidate_site_id_seq'::regclass);
ALTER TABLE ONLY public."case" ALTER COLUMN id SET DEFAULT nextval('public.case_id_seq'::regclass);
ALTER TABLE ONLY public.contract ALTER COLUMN id SET DEFAULT nextval('public.contract_id_seq'::regclass);
ALTER TABLE ONLY public.district ALTER COLUMN id SET DEFAULT nextval('public.district_id_seq'::regclass);
ALTER TABLE ONLY public.document ALTER COLUMN id SET DEFAULT nextval('public.document_id_seq'::regclass);
ALTER TABLE ONLY public.fact ALTER COLUMN id SET DEFAULT nextval('public.fact_id_seq'::regclass);
ALTER TABLE ONLY public.milestone ALTER COLUMN id SET DEFAULT nextval('public.milestone_id_seq'::regclass);
ALTER TABLE ONLY public.number_series ALTER COLUMN id SET DEFAULT nextval('public.number_series_id_seq'::regclass);
ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);
ALTER TABLE ONLY public.programme ALTER COLUMN id SET DEFAULT nextval('public.programme_id_seq'::regclass);
ALTER TABLE ONLY public.round ALTER COLUMN id SET DEFAULT nextval('public.round_id_seq'::regclass);
ALTER TABLE ONLY public.schedule_row ALTER COLUMN id SET DEFAULT nextval('public.schedule_row_id_seq'::regclass);
ALTER TABLE ONLY public.score ALTER COLUMN id SET DEFAULT nextval('public.score_id_seq'::regclass);
ALTER TABLE ONLY public.star_rating ALTER COLUMN id SET DEFAULT nextval('public.star_rating_id_seq'::regclass);
ALTER TABLE ONLY public.station ALTER COLUMN id SET DEFAULT nextval('public.station_id_seq'::regclass);
ALTER TABLE ONLY public.supervision_item ALTER COLUMN id SET DEFAULT nextval('public.supervision_item_id_seq'::regclass);
ALTER TABLE ONLY public.supplement ALTER COLUMN id SET DEFAULT nextval('public.supplement_id_seq'::regclass);
ALTER TABLE ONLY public.supplier ALTER COLUMN id SET DEFAULT nextval('public.supplier_id_seq'::regclass);
ALTER TABLE ONLY public.tender_project ALTER COLUMN id SET DEFAULT nextval('public.tender_project_id_seq'::regclass);
ALTER TABLE ONLY public.watch_run ALTER COLUMN id SET DEFAULT nextval('public.watch_run_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.alert VALUES (1, '提醒-1', 'a1', 2, 'award', 1, '3', 0, 'zhang', '2023-09-01', '2023-10-09', '将到期', '请办理', '2023-09-01', 'zhang');
INSERT INTO public.audit_entry VALUES (1, '2026-11-23 23:47:01.330648+00', 'system', 'system', 'rehearse', 'huizhou-2023', '{"amount": 500000000, "on": "2023-09-01"}', '', 'f0c6bd8c87e2701884a6666b1a70a18b666a1ea5ec8827af2d403c7b337665bf');
INSERT INTO public.audit_entry VALUES (2, '2026-11-23 23:47:01.330948+00', 'system', 'system', 'rehearse', 'huizhou-2023/惠城区/招标', '{"amount": 500000000, "on": "2023-09-01"}', 'f0c6bd8c87e2701884a6666b1a70a18b666a1ea5ec8827af2d403c7b337665bf', '5a271de9e95d260534c48207c29f4df834a47ea09e58af4fe81d27f0efec333c');
INSERT INTO public.audit_entry VALUES (3, '2026-11-23 23:47:01.331148+00', 'system', 'system', 'rehearse', '登记〔2023〕001号', '{"amount": 500000000, "on": "2023-09-01"}', '5a271de9e95d260534c48207c29f4df834a47ea09e58af4fe81d27f0efec333c', '233d42dde1717e690f2f62f26057602994dc764ae8f7a8084ffdd16b50a24815');
INSERT INTO public.audit_entry VALUES (4, '2026-11-23 23:47:01.341424+00', 'system', 'system', 'rehearse', '末', '{}', '233d42dde1717e690f2f62f26057602994dc764ae8f7a8084ffdd16b50a24815', 'e41c331834648d312c06696a90c0b3d04d5111f31cdf2c9e3749b021dfd4b7ed');
INSERT INTO public.audit_seal VALUES ('2023-09-01', 3, '233d42dde1717e690f2f62f26057602994dc764ae8f7a8084ffdd16b50a24815', 'c48aee30feeb48513dbb56d39a420c2ef1edb7188aeb9bfe4707426a9435d628');
INSERT INTO public.bid VALUES (1, 2, 3, 1, 1, 1, 490000000, NULL, 9050, 1);
INSERT INTO public.bid VALUES (2, 2, 3, 1, 1, 2, 480000000, '87号令 63', NULL, NULL);
INSERT INTO public.calendar_year VALUES (2023, '国办发明电〔2022〕16号', '{"2023-01-22": "\u6625\u8282"}');
INSERT INTO public.candidate_site VALUES (1, 1, 1, '备选1', '演练点', '演练路1号', 2500, '政府机构物业', 90, NULL);
INSERT INTO public."case" VALUES (1, 'huizhou-2023/惠城区/选址', 1, 1, NULL, 'site_selection', 'site_selection', '选址', 1, NULL, '', '2023-09-01', NULL, 7, 5);
INSERT INTO public."case" VALUES (2, 'huizhou-2023/惠城区/招标', 1, 1, NULL, 'open_tender', 'open_tender', '招标', 1, '2023-10-31', '方案四（一）', '2023-09-01', NULL, 0, 0);
INSERT INTO public."case" VALUES (3, 'huizhou-2023/惠城区/招标/质疑/1', 1, 1, 2, 'challenge', 'challenge', '质疑', 1, NULL, '', '2023-09-01', NULL, 0, 0);
INSERT INTO public.contract VALUES (1, 2, 3, 1, '演练合同1', 1, 490000000, '2023-09-01', '2023-09-01', '2024-08-31');
INSERT INTO public.district VALUES (1, 1, 1, '惠城区', 2, '甲局', '甲财政');
INSERT INTO public.district VALUES (2, 1, 2, '惠阳区', 1, '乙局', '乙财政');
INSERT INTO public.document VALUES (1, 2, 2, 'tender_notice', 1, '', 1, '登记〔2023〕001号', '演练〔2023〕1号', '演练公告', '2023-09-01', 'superseded', '{"\u7532": [1, null, true]}', 't', 'l', '0000000000000000000000000000000000000000000000000000000000000000', 'files/00/0000000000000000000000000000000000000000000000000000000000000000.pdf');
INSERT INTO public.document VALUES (2, 2, 2, 'tender_notice', 1, '', 2, '登记〔2023〕002号', '演练〔2023〕1号', '演练公告', '2023-09-01', 'reserved', '{"\u7532": [1, null, true]}', 't', 'l', NULL, NULL);
INSERT INTO public.fact VALUES (1, 1, 'visit', 1, '备选1', '2023-09-01', 'zhang', '{"\u7f16\u53f7": 1, "\u8bc1\u636e": ["\u7532.pdf"]}', 1, 'visit-1', '2023-09-01 08:30:15.123456+00', NULL, false, NULL, NULL);
INSERT INTO public.fact VALUES (2, 2, 'notice', 1, '', '2023-09-01', 'zhang', '{"\u7f16\u53f7": 1, "\u8bc1\u636e": ["\u7532.pdf"]}', 1, 'notice-1', '2023-09-01 08:30:15.123456+00', NULL, false, NULL, NULL);
INSERT INTO public.fact VALUES (3, 2, 'award', 1, '', '2023-09-01', 'zhang', '{"\u7f16\u53f7": 1, "\u8bc1\u636e": ["\u7532.pdf"]}', 1, 'award-1', '2023-09-01 08:30:15.123456+00', NULL, false, '政府采购法 46', '演练');
INSERT INTO public.fact VALUES (4, 2, 'sign', 1, '1', '2023-09-01', 'zhang', '{"\u7f16\u53f7": 1, "\u8bc1\u636e": ["\u7532.pdf"]}', 1, 'sign-1', '2023-09-01 08:30:15.123456+00', NULL, false, NULL, NULL);
INSERT INTO public.fact VALUES (5, 2, 'notice', 1, '', '2023-09-04', 'zhang', '{"\u7f16\u53f7": 2, "\u8bc1\u636e": ["\u7532.pdf"]}', 1, 'notice-2', '2023-09-01 08:30:15.123456+00', 2, false, NULL, NULL);
INSERT INTO public.fact VALUES (6, 2, 'sign', 1, '1', '2023-09-01', 'zhang', '{"\u7f16\u53f7": 2, "\u8bc1\u636e": ["\u7532.pdf"]}', 1, 'sign-2', '2023-09-01 08:30:15.123456+00', 4, true, NULL, NULL);
INSERT INTO public.fact VALUES (7, 2, 'notice', 1, '', '2023-09-05', 'zhang', '{"\u7f16\u53f7": 3, "\u8bc1\u636e": ["\u7532.pdf"]}', 1, 'notice-3', '2023-09-01 08:30:15.123456+00', 5, false, NULL, NULL);
INSERT INTO public.lease VALUES ('区', '演练', '2023-09-01 08:30:15.123456+00');
INSERT INTO public.milestone VALUES (1, 1, 1, 'open_tender', '招标', '招标', '四（一）', '10月底前', '2023-10-31', NULL);
INSERT INTO public.number_series VALUES (1, 'huizhou-2023', '登记', 2023, 2);
INSERT INTO public.outbox VALUES (1, 'a1/mail', 1, 'mail', 'zhang', '{"\u6587": "\u8bf7\u529e\u7406"}', 'pending', 2, '2023-09-01 08:30:15.123456+00', NULL, NULL, '演练');
INSERT INTO public.person VALUES ('zhang', '张演练', 'procurement', '演练局', '惠城区', NULL, true);
INSERT INTO public.person VALUES ('li', '李演练', 'reviewer', '演练局', NULL, NULL, false);
INSERT INTO public.programme VALUES (1, 'huizhou-2023', '演练方案', '{"\u5355\u4f4d": ["\u7532", "\u4e59"], "\u5e74": 2023}', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '2023-08-01');
INSERT INTO public.record_head VALUES (1, 'rehearsal', 'system', NULL, 2, 4, 'e41c331834648d312c06696a90c0b3d04d5111f31cdf2c9e3749b021dfd4b7ed');
INSERT INTO public.round VALUES (1, 2, 1, 'open_tender', '2023-09-01', '首次');
INSERT INTO public.schedule_row VALUES (1, 2, 1, 2, 'award', '', false, NULL, '2023-10-09', NULL, NULL, '2023-10-09', 'law', NULL, NULL, NULL, false, '[{"\u6761": "46", "\u65e5": 2}]');
INSERT INTO public.schedule_row VALUES (2, 1, 1, 1, 'visit', '备选1', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2023-09-01', false, '[]');
INSERT INTO public.score VALUES (1, 2, 3, 1, '服务人次', 100, 950);
INSERT INTO public.star_rating VALUES (1, 2, 3, 1, 9050, 5, '优秀');
INSERT INTO public.station VALUES (1, 1, 1, '惠城01', '演练驿站', NULL, 2500, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.station VALUES (2, 1, 1, '惠城02', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.supervision_item VALUES (1, '督办〔2023〕001号', 2, 1, 'award', '', 'breach', '政府采购法 46', '演练', '2023-09-01', '2023-09-08', NULL);
INSERT INTO public.supplement VALUES (1, 1, 3, 1, 10000000, '2023-09-01');
INSERT INTO public.supplier VALUES (1, '演练甲公司', '', '演练001', '2025-01-01');
INSERT INTO public.supplier VALUES (2, '演练乙公司', '', NULL, NULL);
INSERT INTO public.tender_project VALUES (1, 2, 3, 1, '演练-2023-1', '演练项目', 500000000, '2023-09-01', 'https://example.invalid/1');
INSERT INTO public.watch_run VALUES (1, 1, '2023-09-01');
SELECT pg_catalog.setval('public.alert_id_seq', 1, true);
SELECT pg_catalog.setval('public.bid_id_seq', 2, true);
SELECT pg_catalog.setval('public.candidate_site_id_seq', 1, true);
SELECT pg_catalog.setval('public.case_id_seq', 3, true);
SELECT pg_catalog.setval('public.contract_id_seq', 1, true);
SELECT pg_catalog.setval('public.district_id_seq', 2, true);
SELECT pg_catalog.setval('public.document_id_seq', 2, true);
SELECT pg_catalog.setval('public.fact_id_seq', 7, true);
SELECT pg_catalog.setval('public.milestone_id_seq', 1, true);
SELECT pg_catalog.setval('public.number_series_id_seq', 1, true);
SELECT pg_catalog.setval('public.outbox_id_seq', 1, true);
SELECT pg_catalog.setval('public.programme_id_seq', 1, true);
SELECT pg_catalog.setval('public.round_id_seq', 1, true);
SELECT pg_catalog.setval('public.schedule_row_id_seq', 2, true);
SELECT pg_catalog.setval('public.score_id_seq', 1, true);
SELECT pg_catalog.setval('public.star_rating_id_seq', 1, true);
SELECT pg_catalog.setval('public.station_id_seq', 2, true);
SELECT pg_catalog.setval('public.supervision_item_id_seq', 1, true);
SELECT pg_catalog.setval('public.supplement_id_seq', 1, true);
SELECT pg_catalog.setval('public.supplier_id_seq', 2, true);
SELECT pg_catalog.setval('public.tender_project_id_seq', 1, true);
SELECT pg_catalog.setval('public.watch_run_id_seq', 1, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT pk_alert PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT pk_audit_entry PRIMARY KEY (seq);
ALTER TABLE ONLY public.audit_seal
    ADD CONSTRAINT pk_audit_seal PRIMARY KEY (sealed_on);
ALTER TABLE ONLY public.bid
    ADD CONSTRAINT pk_bid PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_year
    ADD CONSTRAINT pk_calendar_year PRIMARY KEY (year);
ALTER TABLE ONLY public.candidate_site
    ADD CONSTRAINT pk_candidate_site PRIMARY KEY (id);
ALTER TABLE ONLY public."case"
    ADD CONSTRAINT pk_case PRIMARY KEY (id);
ALTER TABLE ONLY public.contract
    ADD CONSTRAINT pk_contract PRIMARY KEY (id);
ALTER TABLE ONLY public.district
    ADD CONSTRAINT pk_district PRIMARY KEY (id);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT pk_document PRIMARY KEY (id);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT pk_fact PRIMARY KEY (id);
ALTER TABLE ONLY public.lease
    ADD CONSTRAINT pk_lease PRIMARY KEY (name);
ALTER TABLE ONLY public.milestone
    ADD CONSTRAINT pk_milestone PRIMARY KEY (id);
ALTER TABLE ONLY public.number_series
    ADD CONSTRAINT pk_number_series PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT pk_outbox PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (login);
ALTER TABLE ONLY public.programme
    ADD CONSTRAINT pk_programme PRIMARY KEY (id);
ALTER TABLE ONLY public.record_head
    ADD CONSTRAINT pk_record_head PRIMARY KEY (id);
ALTER TABLE ONLY public.round
    ADD CONSTRAINT pk_round PRIMARY KEY (id);
ALTER TABLE ONLY public.schedule_row
    ADD CONSTRAINT pk_schedule_row PRIMARY KEY (id);
ALTER TABLE ONLY public.score
    ADD CONSTRAINT pk_score PRIMARY KEY (id);
ALTER TABLE ONLY public.star_rating
    ADD CONSTRAINT pk_star_rating PRIMARY KEY (id);
ALTER TABLE ONLY public.station
    ADD CONSTRAINT pk_station PRIMARY KEY (id);
ALTER TABLE ONLY public.supervision_item
    ADD CONSTRAINT pk_supervision_item PRIMARY KEY (id);
ALTER TABLE ONLY public.supplement
    ADD CONSTRAINT pk_supplement PRIMARY KEY (id);
ALTER TABLE ONLY public.supplier
    ADD CONSTRAINT pk_supplier PRIMARY KEY (id);
ALTER TABLE ONLY public.tender_project
    ADD CONSTRAINT pk_tender_project PRIMARY KEY (id);
ALTER TABLE ONLY public.watch_run
    ADD CONSTRAINT pk_watch_run PRIMARY KEY (id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT uq_alert_dedup_key UNIQUE (dedup_key);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT uq_alert_number UNIQUE (number);
ALTER TABLE ONLY public.bid
    ADD CONSTRAINT uq_bid_case_id_round_lot_supplier_id UNIQUE (case_id, round, lot, supplier_id);
ALTER TABLE ONLY public.candidate_site
    ADD CONSTRAINT uq_candidate_site_case_id_code UNIQUE (case_id, code);
ALTER TABLE ONLY public."case"
    ADD CONSTRAINT uq_case_slug UNIQUE (slug);
ALTER TABLE ONLY public.contract
    ADD CONSTRAINT uq_contract_case_id_lot UNIQUE (case_id, lot);
ALTER TABLE ONLY public.contract
    ADD CONSTRAINT uq_contract_number UNIQUE (number);
ALTER TABLE ONLY public.district
    ADD CONSTRAINT uq_district_programme_id_name UNIQUE (programme_id, name);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT uq_document_case_id_kind_round_subject_version UNIQUE (case_id, kind, round, subject, version);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT uq_document_register_number UNIQUE (register_number);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT uq_fact_command_id UNIQUE (command_id);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT uq_fact_corrects UNIQUE (corrects);
ALTER TABLE ONLY public.milestone
    ADD CONSTRAINT uq_milestone_programme_id_key UNIQUE (programme_id, key);
ALTER TABLE ONLY public.number_series
    ADD CONSTRAINT uq_number_series_unit_series_year UNIQUE (unit, series, year);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT uq_outbox_dedup_key UNIQUE (dedup_key);
ALTER TABLE ONLY public.programme
    ADD CONSTRAINT uq_programme_slug UNIQUE (slug);
ALTER TABLE ONLY public.round
    ADD CONSTRAINT uq_round_case_id_number UNIQUE (case_id, number);
ALTER TABLE ONLY public.schedule_row
    ADD CONSTRAINT uq_schedule_row_case_id_round_step_subject UNIQUE (case_id, round, step, subject);
ALTER TABLE ONLY public.score
    ADD CONSTRAINT uq_score_case_id_station_id_indicator UNIQUE (case_id, station_id, indicator);
ALTER TABLE ONLY public.star_rating
    ADD CONSTRAINT uq_star_rating_case_id_station_id UNIQUE (case_id, station_id);
ALTER TABLE ONLY public.station
    ADD CONSTRAINT uq_station_programme_id_code UNIQUE (programme_id, code);
ALTER TABLE ONLY public.supervision_item
    ADD CONSTRAINT uq_supervision_item_case_id_round_step_subject_source UNIQUE (case_id, round, step, subject, source);
ALTER TABLE ONLY public.supervision_item
    ADD CONSTRAINT uq_supervision_item_number UNIQUE (number);
ALTER TABLE ONLY public.supplement
    ADD CONSTRAINT uq_supplement_contract_id_number UNIQUE (contract_id, number);
ALTER TABLE ONLY public.supplier
    ADD CONSTRAINT uq_supplier_name UNIQUE (name);
ALTER TABLE ONLY public.tender_project
    ADD CONSTRAINT uq_tender_project_case_id_round UNIQUE (case_id, round);
ALTER TABLE ONLY public.tender_project
    ADD CONSTRAINT uq_tender_project_number UNIQUE (number);
ALTER TABLE ONLY public.watch_run
    ADD CONSTRAINT uq_watch_run_programme_id_watched_on UNIQUE (programme_id, watched_on);
CREATE INDEX ix_alert_case_id ON public.alert USING btree (case_id);
CREATE INDEX ix_alert_person ON public.alert USING btree (person, acknowledged_on);
CREATE INDEX ix_case_parent_id ON public."case" USING btree (parent_id);
CREATE INDEX ix_case_programme_id ON public."case" USING btree (programme_id);
CREATE INDEX ix_case_work ON public."case" USING btree (programme_id, advanced_version, changed_version);
CREATE INDEX ix_document_status ON public.document USING btree (status);
CREATE INDEX ix_fact_case_id ON public.fact USING btree (case_id);
CREATE INDEX ix_outbox_alert_id ON public.outbox USING btree (alert_id);
CREATE INDEX ix_outbox_due ON public.outbox USING btree (state, next_at);
CREATE INDEX ix_schedule_row_watch ON public.schedule_row USING btree (done_on, alert_on, due_on);
CREATE INDEX ix_station_district_id ON public.station USING btree (district_id);
CREATE UNIQUE INDEX uq_document_letter_number ON public.document USING btree (letter_number) WHERE ((letter_number IS NOT NULL) AND ((status)::text <> 'void'::text) AND (version = 1));
CREATE UNIQUE INDEX uq_fact_key ON public.fact USING btree (case_id, step, round, subject) WHERE (corrects IS NULL);
CREATE TRIGGER protect_audit_entry_delete BEFORE DELETE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.protect_audit_entry_delete();
CREATE TRIGGER protect_audit_entry_truncate BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION public.protect_audit_entry_delete();
CREATE TRIGGER protect_audit_entry_update BEFORE UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.protect_audit_entry_update();
CREATE TRIGGER protect_audit_seal_delete BEFORE DELETE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION public.protect_audit_seal_delete();
CREATE TRIGGER protect_audit_seal_truncate BEFORE TRUNCATE ON public.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION public.protect_audit_seal_delete();
CREATE TRIGGER protect_audit_seal_update BEFORE UPDATE ON public.audit_seal FOR EACH ROW EXECUTE FUNCTION public.protect_audit_seal_update();
CREATE TRIGGER protect_document_delete BEFORE DELETE ON public.document FOR EACH ROW EXECUTE FUNCTION public.protect_document_delete();
CREATE TRIGGER protect_document_truncate BEFORE TRUNCATE ON public.document FOR EACH STATEMENT EXECUTE FUNCTION public.protect_document_delete();
CREATE TRIGGER protect_document_update BEFORE UPDATE ON public.document FOR EACH ROW WHEN ((((old.status)::text <> 'reserved'::text) AND (NOT (((old.status)::text = 'issued'::text) AND ((new.status)::text = 'superseded'::text) AND (NOT ((to_jsonb(new.*) - 'status'::text) IS DISTINCT FROM (to_jsonb(old.*) - 'status'::text))))))) EXECUTE FUNCTION public.protect_document_update();
CREATE TRIGGER protect_fact_delete BEFORE DELETE ON public.fact FOR EACH ROW EXECUTE FUNCTION public.protect_fact_delete();
CREATE TRIGGER protect_fact_truncate BEFORE TRUNCATE ON public.fact FOR EACH STATEMENT EXECUTE FUNCTION public.protect_fact_delete();
CREATE TRIGGER protect_fact_update BEFORE UPDATE ON public.fact FOR EACH ROW EXECUTE FUNCTION public.protect_fact_update();
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT fk_alert_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.bid
    ADD CONSTRAINT fk_bid_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.bid
    ADD CONSTRAINT fk_bid_fact_id FOREIGN KEY (fact_id) REFERENCES public.fact(id);
ALTER TABLE ONLY public.bid
    ADD CONSTRAINT fk_bid_supplier_id FOREIGN KEY (supplier_id) REFERENCES public.supplier(id);
ALTER TABLE ONLY public.candidate_site
    ADD CONSTRAINT fk_candidate_site_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.candidate_site
    ADD CONSTRAINT fk_candidate_site_fact_id FOREIGN KEY (fact_id) REFERENCES public.fact(id);
ALTER TABLE ONLY public."case"
    ADD CONSTRAINT fk_case_district_id FOREIGN KEY (district_id) REFERENCES public.district(id);
ALTER TABLE ONLY public."case"
    ADD CONSTRAINT fk_case_parent_id FOREIGN KEY (parent_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public."case"
    ADD CONSTRAINT fk_case_programme_id FOREIGN KEY (programme_id) REFERENCES public.programme(id);
ALTER TABLE ONLY public.contract
    ADD CONSTRAINT fk_contract_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.contract
    ADD CONSTRAINT fk_contract_fact_id FOREIGN KEY (fact_id) REFERENCES public.fact(id);
ALTER TABLE ONLY public.contract
    ADD CONSTRAINT fk_contract_supplier_id FOREIGN KEY (supplier_id) REFERENCES public.supplier(id);
ALTER TABLE ONLY public.district
    ADD CONSTRAINT fk_district_programme_id FOREIGN KEY (programme_id) REFERENCES public.programme(id);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT fk_document_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.document
    ADD CONSTRAINT fk_document_fact_id FOREIGN KEY (fact_id) REFERENCES public.fact(id);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT fk_fact_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT fk_fact_corrects FOREIGN KEY (corrects) REFERENCES public.fact(id);
ALTER TABLE ONLY public.milestone
    ADD CONSTRAINT fk_milestone_programme_id FOREIGN KEY (programme_id) REFERENCES public.programme(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT fk_outbox_alert_id FOREIGN KEY (alert_id) REFERENCES public.alert(id);
ALTER TABLE ONLY public.round
    ADD CONSTRAINT fk_round_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.schedule_row
    ADD CONSTRAINT fk_schedule_row_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.score
    ADD CONSTRAINT fk_score_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.score
    ADD CONSTRAINT fk_score_fact_id FOREIGN KEY (fact_id) REFERENCES public.fact(id);
ALTER TABLE ONLY public.score
    ADD CONSTRAINT fk_score_station_id FOREIGN KEY (station_id) REFERENCES public.station(id);
ALTER TABLE ONLY public.star_rating
    ADD CONSTRAINT fk_star_rating_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.star_rating
    ADD CONSTRAINT fk_star_rating_fact_id FOREIGN KEY (fact_id) REFERENCES public.fact(id);
ALTER TABLE ONLY public.star_rating
    ADD CONSTRAINT fk_star_rating_station_id FOREIGN KEY (station_id) REFERENCES public.station(id);
ALTER TABLE ONLY public.station
    ADD CONSTRAINT fk_station_district_id FOREIGN KEY (district_id) REFERENCES public.district(id);
ALTER TABLE ONLY public.station
    ADD CONSTRAINT fk_station_programme_id FOREIGN KEY (programme_id) REFERENCES public.programme(id);
ALTER TABLE ONLY public.supervision_item
    ADD CONSTRAINT fk_supervision_item_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.supplement
    ADD CONSTRAINT fk_supplement_contract_id FOREIGN KEY (contract_id) REFERENCES public.contract(id);
ALTER TABLE ONLY public.supplement
    ADD CONSTRAINT fk_supplement_fact_id FOREIGN KEY (fact_id) REFERENCES public.fact(id);
ALTER TABLE ONLY public.tender_project
    ADD CONSTRAINT fk_tender_project_case_id FOREIGN KEY (case_id) REFERENCES public."case"(id);
ALTER TABLE ONLY public.tender_project
    ADD CONSTRAINT fk_tender_project_fact_id FOREIGN KEY (fact_id) REFERENCES public.fact(id);
ALTER TABLE ONLY public.watch_run
    ADD CONSTRAINT fk_watch_run_programme_id FOREIGN KEY (programme_id) REFERENCES public.programme(id);
