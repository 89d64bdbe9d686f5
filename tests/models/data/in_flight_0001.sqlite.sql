-- A record in flight at revision 0001, as this release's first users have it (演练数据). Never regenerate:
-- tests/models/test_migrations.py upgrades it. Made by fill() of tests/sample_record.py and sqlite3's iterdump.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num TEXT NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE alert (
	id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	dedup_key TEXT NOT NULL, 
	case_id INTEGER NOT NULL, 
	step TEXT NOT NULL, 
	round INTEGER NOT NULL, 
	rung TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	raised_on TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	title TEXT NOT NULL, 
	body TEXT NOT NULL, 
	acknowledged_on TEXT, 
	acknowledged_by TEXT, 
	CONSTRAINT pk_alert PRIMARY KEY (id), 
	CONSTRAINT ck_alert_level CHECK (level BETWEEN 0 AND 2), 
	CONSTRAINT fk_alert_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_alert_dedup_key UNIQUE (dedup_key), 
	CONSTRAINT uq_alert_number UNIQUE (number)
)
 STRICT

;
INSERT INTO "alert" VALUES(1,'提醒-1','a1',2,'award',1,'3',0,'zhang','2023-09-01','2023-10-09','将到期','请办理','2023-09-01','zhang');
CREATE TABLE audit_entry (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	role TEXT NOT NULL, 
	action TEXT NOT NULL, 
	target TEXT NOT NULL, 
	content TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (seq)
)
 STRICT

;
INSERT INTO "audit_entry" VALUES(1,'2026-11-23 23:46:59.058526','system','system','rehearse','huizhou-2023','{"amount": 500000000, "on": "2023-09-01"}','','d43e2fbe5990e8e893e010cd2ab4111adc719f0fabfbfa169ebcce82fd74ff7c');
INSERT INTO "audit_entry" VALUES(2,'2026-11-23 23:46:59.058872','system','system','rehearse','huizhou-2023/惠城区/招标','{"amount": 500000000, "on": "2023-09-01"}','d43e2fbe5990e8e893e010cd2ab4111adc719f0fabfbfa169ebcce82fd74ff7c','86ff082a8bfa912859224fc2f25c01cb0a30e7a29135a261764aaa0966683d56');
INSERT INTO "audit_entry" VALUES(3,'2026-11-23 23:46:59.059053','system','system','rehearse','登记〔2023〕001号','{"amount": 500000000, "on": "2023-09-01"}','86ff082a8bfa912859224fc2f25c01cb0a30e7a29135a261764aaa0966683d56','1e1a5f1aa08958b1604f5a284dd4dbc576a8ad207a62aaf1e05f18e3e10c7268');
INSERT INTO "audit_entry" VALUES(4,'2026-11-23 23:46:59.070334','system','system','rehearse','末','{}','1e1a5f1aa08958b1604f5a284dd4dbc576a8ad207a62aaf1e05f18e3e10c7268','8419ad7a49da48f252397819546828bcb82487993c001d660ca1982624ee94ab');
CREATE TABLE audit_seal (
	sealed_on TEXT NOT NULL, 
	entries INTEGER NOT NULL, 
	head TEXT NOT NULL, 
	mac TEXT NOT NULL, 
	CONSTRAINT pk_audit_seal PRIMARY KEY (sealed_on)
)
 STRICT

;
INSERT INTO "audit_seal" VALUES('2023-09-01',3,'1e1a5f1aa08958b1604f5a284dd4dbc576a8ad207a62aaf1e05f18e3e10c7268','601b78bc2ce61acd4ab35c3267911b302ec8aec071c5f94a4ebeb25540d5e31e');
CREATE TABLE bid (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	lot INTEGER NOT NULL, 
	supplier_id INTEGER NOT NULL, 
	price INTEGER NOT NULL, 
	rejected TEXT, 
	score INTEGER, 
	rank INTEGER, 
	CONSTRAINT pk_bid PRIMARY KEY (id), 
	CONSTRAINT ck_bid_price CHECK (price > 0), 
	CONSTRAINT ck_bid_score CHECK (score IS NULL OR score BETWEEN 0 AND 10000), 
	CONSTRAINT fk_bid_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_bid_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id), 
	CONSTRAINT fk_bid_supplier_id FOREIGN KEY(supplier_id) REFERENCES supplier (id), 
	CONSTRAINT uq_bid_case_id_round_lot_supplier_id UNIQUE (case_id, round, lot, supplier_id)
)
 STRICT

;
INSERT INTO "bid" VALUES(1,2,3,1,1,1,490000000,NULL,9050,1);
INSERT INTO "bid" VALUES(2,2,3,1,1,2,480000000,'87号令 63',NULL,NULL);
CREATE TABLE calendar_year (
	year INTEGER NOT NULL, 
	notice TEXT NOT NULL, 
	days TEXT NOT NULL, 
	CONSTRAINT pk_calendar_year PRIMARY KEY (year)
)
 STRICT

;
INSERT INTO "calendar_year" VALUES(2023,'国办发明电〔2022〕16号','{"2023-01-22": "\u6625\u8282"}');
CREATE TABLE candidate_site (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	address TEXT NOT NULL, 
	area_dm2 INTEGER NOT NULL, 
	premises TEXT NOT NULL, 
	score INTEGER, 
	station TEXT, 
	CONSTRAINT pk_candidate_site PRIMARY KEY (id), 
	CONSTRAINT ck_candidate_site_area CHECK (area_dm2 > 0), 
	CONSTRAINT fk_candidate_site_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_candidate_site_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id), 
	CONSTRAINT uq_candidate_site_case_id_code UNIQUE (case_id, code)
)
 STRICT

;
INSERT INTO "candidate_site" VALUES(1,1,1,'备选1','演练点','演练路1号',2500,'政府机构物业',90,NULL);
CREATE TABLE "case" (
	id INTEGER NOT NULL, 
	slug TEXT NOT NULL, 
	programme_id INTEGER NOT NULL, 
	district_id INTEGER, 
	parent_id INTEGER, 
	kind TEXT NOT NULL, 
	procedure TEXT NOT NULL, 
	title TEXT NOT NULL, 
	round INTEGER NOT NULL, 
	due_on TEXT, 
	due_source TEXT NOT NULL, 
	opened_on TEXT NOT NULL, 
	closed_on TEXT, 
	changed_version INTEGER NOT NULL, 
	advanced_version INTEGER NOT NULL, 
	CONSTRAINT pk_case PRIMARY KEY (id), 
	CONSTRAINT ck_case_advanced CHECK (advanced_version <= changed_version), 
	CONSTRAINT ck_case_round CHECK (round >= 1), 
	CONSTRAINT fk_case_district_id FOREIGN KEY(district_id) REFERENCES district (id), 
	CONSTRAINT fk_case_parent_id FOREIGN KEY(parent_id) REFERENCES "case" (id), 
	CONSTRAINT fk_case_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT uq_case_slug UNIQUE (slug)
)
 STRICT

;
INSERT INTO "case" VALUES(1,'huizhou-2023/惠城区/选址',1,1,NULL,'site_selection','site_selection','选址',1,NULL,'','2023-09-01',NULL,7,5);
INSERT INTO "case" VALUES(2,'huizhou-2023/惠城区/招标',1,1,NULL,'open_tender','open_tender','招标',1,'2023-10-31','方案四（一）','2023-09-01',NULL,0,0);
INSERT INTO "case" VALUES(3,'huizhou-2023/惠城区/招标/质疑/1',1,1,2,'challenge','challenge','质疑',1,NULL,'','2023-09-01',NULL,0,0);
CREATE TABLE contract (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	lot INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	supplier_id INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	signed_on TEXT NOT NULL, 
	starts_on TEXT NOT NULL, 
	ends_on TEXT NOT NULL, 
	CONSTRAINT pk_contract PRIMARY KEY (id), 
	CONSTRAINT ck_contract_amount CHECK (amount > 0), 
	CONSTRAINT ck_contract_term CHECK (ends_on > starts_on), 
	CONSTRAINT fk_contract_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_contract_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id), 
	CONSTRAINT fk_contract_supplier_id FOREIGN KEY(supplier_id) REFERENCES supplier (id), 
	CONSTRAINT uq_contract_case_id_lot UNIQUE (case_id, lot), 
	CONSTRAINT uq_contract_number UNIQUE (number)
)
 STRICT

;
INSERT INTO "contract" VALUES(1,2,3,1,'演练合同1',1,490000000,'2023-09-01','2023-09-01','2024-08-31');
CREATE TABLE district (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	quota INTEGER NOT NULL, 
	purchaser TEXT NOT NULL, 
	treasury TEXT NOT NULL, 
	CONSTRAINT pk_district PRIMARY KEY (id), 
	CONSTRAINT ck_district_quota CHECK (quota > 0), 
	CONSTRAINT fk_district_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT uq_district_programme_id_name UNIQUE (programme_id, name)
)
 STRICT

;
INSERT INTO "district" VALUES(1,1,1,'惠城区',2,'甲局','甲财政');
INSERT INTO "district" VALUES(2,1,2,'惠阳区',1,'乙局','乙财政');
CREATE TABLE document (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	fact_id INTEGER, 
	kind TEXT NOT NULL, 
	round INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	register_number TEXT NOT NULL, 
	letter_number TEXT, 
	title TEXT NOT NULL, 
	dated TEXT NOT NULL, 
	status TEXT NOT NULL, 
	content TEXT NOT NULL, 
	template TEXT NOT NULL, 
	law TEXT NOT NULL, 
	sha256 TEXT, 
	path TEXT, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT ck_document_status CHECK (status IN ('reserved', 'issued', 'superseded', 'void')), 
	CONSTRAINT ck_document_issued CHECK (status NOT IN ('issued', 'superseded') OR (sha256 IS NOT NULL AND path IS NOT NULL)), 
	CONSTRAINT ck_document_version CHECK (version >= 1), 
	CONSTRAINT fk_document_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_document_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id), 
	CONSTRAINT uq_document_case_id_kind_round_subject_version UNIQUE (case_id, kind, round, subject, version), 
	CONSTRAINT uq_document_register_number UNIQUE (register_number)
)
 STRICT

;
INSERT INTO "document" VALUES(1,2,2,'tender_notice',1,'',1,'登记〔2023〕001号','演练〔2023〕1号','演练公告','2023-09-01','superseded','{"\u7532": [1, null, true]}','t','l','0000000000000000000000000000000000000000000000000000000000000000','files/00/0000000000000000000000000000000000000000000000000000000000000000.pdf');
INSERT INTO "document" VALUES(2,2,2,'tender_notice',1,'',2,'登记〔2023〕002号','演练〔2023〕1号','演练公告','2023-09-01','reserved','{"\u7532": [1, null, true]}','t','l',NULL,NULL);
CREATE TABLE fact (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	step TEXT NOT NULL, 
	round INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	done_on TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	details TEXT NOT NULL, 
	details_version INTEGER NOT NULL, 
	command_id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	corrects INTEGER, 
	withdrawn INTEGER NOT NULL, 
	breach_basis TEXT, 
	breach_reason TEXT, 
	CONSTRAINT pk_fact PRIMARY KEY (id), 
	CONSTRAINT ck_fact_breach CHECK ((breach_basis IS NULL) = (breach_reason IS NULL)), 
	CONSTRAINT ck_fact_withdrawn CHECK (NOT (withdrawn AND corrects IS NULL)), 
	CONSTRAINT fk_fact_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_fact_corrects FOREIGN KEY(corrects) REFERENCES fact (id), 
	CONSTRAINT uq_fact_command_id UNIQUE (command_id), 
	CONSTRAINT uq_fact_corrects UNIQUE (corrects)
)
 STRICT

;
INSERT INTO "fact" VALUES(1,1,'visit',1,'备选1','2023-09-01','zhang','{"\u7f16\u53f7": 1, "\u8bc1\u636e": ["\u7532.pdf"]}',1,'visit-1','2023-09-01 08:30:15.123456',NULL,0,NULL,NULL);
INSERT INTO "fact" VALUES(2,2,'notice',1,'','2023-09-01','zhang','{"\u7f16\u53f7": 1, "\u8bc1\u636e": ["\u7532.pdf"]}',1,'notice-1','2023-09-01 08:30:15.123456',NULL,0,NULL,NULL);
INSERT INTO "fact" VALUES(3,2,'award',1,'','2023-09-01','zhang','{"\u7f16\u53f7": 1, "\u8bc1\u636e": ["\u7532.pdf"]}',1,'award-1','2023-09-01 08:30:15.123456',NULL,0,'政府采购法 46','演练');
INSERT INTO "fact" VALUES(4,2,'sign',1,'1','2023-09-01','zhang','{"\u7f16\u53f7": 1, "\u8bc1\u636e": ["\u7532.pdf"]}',1,'sign-1','2023-09-01 08:30:15.123456',NULL,0,NULL,NULL);
INSERT INTO "fact" VALUES(5,2,'notice',1,'','2023-09-04','zhang','{"\u7f16\u53f7": 2, "\u8bc1\u636e": ["\u7532.pdf"]}',1,'notice-2','2023-09-01 08:30:15.123456',2,0,NULL,NULL);
INSERT INTO "fact" VALUES(6,2,'sign',1,'1','2023-09-01','zhang','{"\u7f16\u53f7": 2, "\u8bc1\u636e": ["\u7532.pdf"]}',1,'sign-2','2023-09-01 08:30:15.123456',4,1,NULL,NULL);
INSERT INTO "fact" VALUES(7,2,'notice',1,'','2023-09-05','zhang','{"\u7f16\u53f7": 3, "\u8bc1\u636e": ["\u7532.pdf"]}',1,'notice-3','2023-09-01 08:30:15.123456',5,0,NULL,NULL);
CREATE TABLE lease (
	name TEXT NOT NULL, 
	holder TEXT NOT NULL, 
	until TEXT NOT NULL, 
	CONSTRAINT pk_lease PRIMARY KEY (name)
)
 STRICT

;
INSERT INTO "lease" VALUES('区','演练','2023-09-01 08:30:15.123456');
CREATE TABLE milestone (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	label TEXT NOT NULL, 
	title TEXT NOT NULL, 
	clause TEXT NOT NULL, 
	phrase TEXT, 
	due_on TEXT, 
	wide_on TEXT, 
	CONSTRAINT pk_milestone PRIMARY KEY (id), 
	CONSTRAINT fk_milestone_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT uq_milestone_programme_id_key UNIQUE (programme_id, "key")
)
 STRICT

;
INSERT INTO "milestone" VALUES(1,1,1,'open_tender','招标','招标','四（一）','10月底前','2023-10-31',NULL);
CREATE TABLE number_series (
	id INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	series TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_number_series PRIMARY KEY (id), 
	CONSTRAINT ck_number_series_last CHECK (last >= 0), 
	CONSTRAINT uq_number_series_unit_series_year UNIQUE (unit, series, year)
)
 STRICT

;
INSERT INTO "number_series" VALUES(1,'huizhou-2023','登记',2023,2);
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	dedup_key TEXT NOT NULL, 
	alert_id INTEGER NOT NULL, 
	channel TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	state TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_at TEXT NOT NULL, 
	leased_until TEXT, 
	sent_at TEXT, 
	error TEXT, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT ck_outbox_state CHECK (state IN ('pending', 'sent', 'failed')), 
	CONSTRAINT fk_outbox_alert_id FOREIGN KEY(alert_id) REFERENCES alert (id), 
	CONSTRAINT uq_outbox_dedup_key UNIQUE (dedup_key)
)
 STRICT

;
INSERT INTO "outbox" VALUES(1,'a1/mail',1,'mail','zhang','{"\u6587": "\u8bf7\u529e\u7406"}','pending',2,'2023-09-01 08:30:15.123456',NULL,NULL,'演练');
CREATE TABLE person (
	login TEXT NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	district TEXT, 
	mail TEXT, 
	active INTEGER NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (login), 
	CONSTRAINT ck_person_role CHECK (role IN ('procurement', 'reviewer', 'district_leader', 'project_manager', 'city_leader', 'supervisor', 'operator', 'assessor', 'auditor', 'system'))
)
 STRICT

;
INSERT INTO "person" VALUES('zhang','张演练','procurement','演练局','惠城区',NULL,1);
INSERT INTO "person" VALUES('li','李演练','reviewer','演练局',NULL,NULL,0);
CREATE TABLE programme (
	id INTEGER NOT NULL, 
	slug TEXT NOT NULL, 
	title TEXT NOT NULL, 
	"plan" TEXT NOT NULL, 
	plan_sha256 TEXT NOT NULL, 
	started_on TEXT NOT NULL, 
	CONSTRAINT pk_programme PRIMARY KEY (id), 
	CONSTRAINT uq_programme_slug UNIQUE (slug)
)
 STRICT

;
INSERT INTO "programme" VALUES(1,'huizhou-2023','演练方案','{"\u5355\u4f4d": ["\u7532", "\u4e59"], "\u5e74": 2023}','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2023-08-01');
CREATE TABLE record_head (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	clock TEXT NOT NULL, 
	clock_on TEXT, 
	data_version INTEGER NOT NULL, 
	audit_count INTEGER NOT NULL, 
	audit_head TEXT NOT NULL, 
	CONSTRAINT pk_record_head PRIMARY KEY (id), 
	CONSTRAINT ck_record_head_clock CHECK ((clock = 'system') = (clock_on IS NULL)), 
	CONSTRAINT ck_record_head_clock_kind CHECK (clock IN ('system', 'set')), 
	CONSTRAINT ck_record_head_kind CHECK (kind IN ('empty', 'real', 'rehearsal')), 
	CONSTRAINT ck_record_head_single CHECK (id = 1)
)
 STRICT

;
INSERT INTO "record_head" VALUES(1,'rehearsal','system',NULL,2,4,'8419ad7a49da48f252397819546828bcb82487993c001d660ca1982624ee94ab');
CREATE TABLE round (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	procedure TEXT NOT NULL, 
	opened_on TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_round PRIMARY KEY (id), 
	CONSTRAINT fk_round_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_round_case_id_number UNIQUE (case_id, number)
)
 STRICT

;
INSERT INTO "round" VALUES(1,2,1,'open_tender','2023-09-01','首次');
CREATE TABLE schedule_row (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	step TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	lapse INTEGER NOT NULL, 
	earliest TEXT, 
	latest TEXT, 
	planned TEXT, 
	ready_on TEXT, 
	due_on TEXT, 
	due_basis TEXT, 
	warn_on TEXT, 
	alert_on TEXT, 
	done_on TEXT, 
	provisional INTEGER NOT NULL, 
	reasons TEXT NOT NULL, 
	CONSTRAINT pk_schedule_row PRIMARY KEY (id), 
	CONSTRAINT ck_schedule_row_due_basis CHECK (due_basis IN ('law', 'plan')), 
	CONSTRAINT ck_schedule_row_due CHECK ((due_on IS NULL) = (due_basis IS NULL)), 
	CONSTRAINT fk_schedule_row_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_schedule_row_case_id_round_step_subject UNIQUE (case_id, round, step, subject)
)
 STRICT

;
INSERT INTO "schedule_row" VALUES(1,2,1,2,'award','',0,NULL,'2023-10-09',NULL,NULL,'2023-10-09','law',NULL,NULL,NULL,0,'[{"\u6761": "46", "\u65e5": 2}]');
INSERT INTO "schedule_row" VALUES(2,1,1,1,'visit','备选1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2023-09-01',0,'[]');
CREATE TABLE score (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	station_id INTEGER NOT NULL, 
	indicator TEXT NOT NULL, 
	value INTEGER, 
	points INTEGER NOT NULL, 
	CONSTRAINT pk_score PRIMARY KEY (id), 
	CONSTRAINT ck_score_points CHECK (points >= 0), 
	CONSTRAINT fk_score_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_score_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id), 
	CONSTRAINT fk_score_station_id FOREIGN KEY(station_id) REFERENCES station (id), 
	CONSTRAINT uq_score_case_id_station_id_indicator UNIQUE (case_id, station_id, indicator)
)
 STRICT

;
INSERT INTO "score" VALUES(1,2,3,1,'服务人次',100,950);
CREATE TABLE star_rating (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	station_id INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	star INTEGER NOT NULL, 
	grade TEXT NOT NULL, 
	CONSTRAINT pk_star_rating PRIMARY KEY (id), 
	CONSTRAINT ck_star_rating_star CHECK (star BETWEEN 0 AND 5), 
	CONSTRAINT ck_star_rating_total CHECK (total BETWEEN 0 AND 10000), 
	CONSTRAINT fk_star_rating_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_star_rating_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id), 
	CONSTRAINT fk_star_rating_station_id FOREIGN KEY(station_id) REFERENCES station (id), 
	CONSTRAINT uq_star_rating_case_id_station_id UNIQUE (case_id, station_id)
)
 STRICT

;
INSERT INTO "star_rating" VALUES(1,2,3,1,9050,5,'优秀');
CREATE TABLE station (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	district_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT, 
	address TEXT, 
	area_dm2 INTEGER, 
	head TEXT, 
	supervisor TEXT, 
	lot INTEGER, 
	opened_on TEXT, 
	star INTEGER, 
	CONSTRAINT pk_station PRIMARY KEY (id), 
	CONSTRAINT ck_station_area CHECK (area_dm2 IS NULL OR area_dm2 > 0), 
	CONSTRAINT ck_station_star CHECK (star IS NULL OR star BETWEEN 0 AND 5), 
	CONSTRAINT fk_station_district_id FOREIGN KEY(district_id) REFERENCES district (id), 
	CONSTRAINT fk_station_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT uq_station_programme_id_code UNIQUE (programme_id, code)
)
 STRICT

;
INSERT INTO "station" VALUES(1,1,1,'惠城01','演练驿站',NULL,2500,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "station" VALUES(2,1,1,'惠城02',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE supervision_item (
	id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	case_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	step TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	source TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	opened_on TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	closed_on TEXT, 
	CONSTRAINT pk_supervision_item PRIMARY KEY (id), 
	CONSTRAINT ck_supervision_item_source CHECK (source IN ('breach', 'overdue', 'below_standard')), 
	CONSTRAINT fk_supervision_item_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_supervision_item_case_id_round_step_subject_source UNIQUE (case_id, round, step, subject, source), 
	CONSTRAINT uq_supervision_item_number UNIQUE (number)
)
 STRICT

;
INSERT INTO "supervision_item" VALUES(1,'督办〔2023〕001号',2,1,'award','','breach','政府采购法 46','演练','2023-09-01','2023-09-08',NULL);
CREATE TABLE supplement (
	id INTEGER NOT NULL, 
	contract_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	signed_on TEXT NOT NULL, 
	CONSTRAINT pk_supplement PRIMARY KEY (id), 
	CONSTRAINT ck_supplement_amount CHECK (amount > 0), 
	CONSTRAINT fk_supplement_contract_id FOREIGN KEY(contract_id) REFERENCES contract (id), 
	CONSTRAINT fk_supplement_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id), 
	CONSTRAINT uq_supplement_contract_id_number UNIQUE (contract_id, number)
)
 STRICT

;
INSERT INTO "supplement" VALUES(1,1,3,1,10000000,'2023-09-01');
CREATE TABLE supplier (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	address TEXT NOT NULL, 
	licence TEXT, 
	licence_until TEXT, 
	CONSTRAINT pk_supplier PRIMARY KEY (id), 
	CONSTRAINT uq_supplier_name UNIQUE (name)
)
 STRICT

;
INSERT INTO "supplier" VALUES(1,'演练甲公司','','演练001','2025-01-01');
INSERT INTO "supplier" VALUES(2,'演练乙公司','',NULL,NULL);
CREATE TABLE tender_project (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	title TEXT NOT NULL, 
	budget INTEGER NOT NULL, 
	published_on TEXT NOT NULL, 
	notice_address TEXT NOT NULL, 
	CONSTRAINT pk_tender_project PRIMARY KEY (id), 
	CONSTRAINT ck_tender_project_budget CHECK (budget > 0), 
	CONSTRAINT fk_tender_project_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_tender_project_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id), 
	CONSTRAINT uq_tender_project_case_id_round UNIQUE (case_id, round), 
	CONSTRAINT uq_tender_project_number UNIQUE (number)
)
 STRICT

;
INSERT INTO "tender_project" VALUES(1,2,3,1,'演练-2023-1','演练项目',500000000,'2023-09-01','https://example.invalid/1');
CREATE TABLE watch_run (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	watched_on TEXT NOT NULL, 
	CONSTRAINT pk_watch_run PRIMARY KEY (id), 
	CONSTRAINT fk_watch_run_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT uq_watch_run_programme_id_watched_on UNIQUE (programme_id, watched_on)
)
 STRICT

;
INSERT INTO "watch_run" VALUES(1,1,'2023-09-01');
CREATE INDEX ix_case_parent_id ON "case" (parent_id);
CREATE INDEX ix_case_programme_id ON "case" (programme_id);
CREATE INDEX ix_case_work ON "case" (programme_id, advanced_version, changed_version);
CREATE INDEX ix_station_district_id ON station (district_id);
CREATE INDEX ix_alert_case_id ON alert (case_id);
CREATE INDEX ix_alert_person ON alert (person, acknowledged_on);
CREATE INDEX ix_fact_case_id ON fact (case_id);
CREATE UNIQUE INDEX uq_fact_key ON fact (case_id, step, round, subject) WHERE corrects IS NULL;
CREATE INDEX ix_schedule_row_watch ON schedule_row (done_on, alert_on, due_on);
CREATE INDEX ix_document_status ON document (status);
CREATE UNIQUE INDEX uq_document_letter_number ON document (letter_number) WHERE letter_number IS NOT NULL AND status <> 'void' AND version = 1;
CREATE INDEX ix_outbox_alert_id ON outbox (alert_id);
CREATE INDEX ix_outbox_due ON outbox (state, next_at);
CREATE VIEW effective_fact AS
SELECT fact.* FROM fact
WHERE NOT fact.withdrawn AND NOT EXISTS (SELECT 1 FROM fact AS later WHERE later.corrects = fact.id);
CREATE TRIGGER protect_fact_update BEFORE UPDATE ON fact FOR EACH ROW BEGIN SELECT RAISE(ABORT, '办理记录只增不改：如有错误，请另行登记更正或撤销。'); END;
CREATE TRIGGER protect_fact_delete BEFORE DELETE ON fact FOR EACH ROW BEGIN SELECT RAISE(ABORT, '办理记录只增不删：如有错误，请另行登记更正或撤销。'); END;
CREATE TRIGGER protect_audit_entry_update BEFORE UPDATE ON audit_entry FOR EACH ROW BEGIN SELECT RAISE(ABORT, '审计日志只增不改：任何人不得改动。'); END;
CREATE TRIGGER protect_audit_entry_delete BEFORE DELETE ON audit_entry FOR EACH ROW BEGIN SELECT RAISE(ABORT, '审计日志只增不删：任何人不得改动。'); END;
CREATE TRIGGER protect_audit_seal_update BEFORE UPDATE ON audit_seal FOR EACH ROW BEGIN SELECT RAISE(ABORT, '审计封存记录只增不改：任何人不得改动。'); END;
CREATE TRIGGER protect_audit_seal_delete BEFORE DELETE ON audit_seal FOR EACH ROW BEGIN SELECT RAISE(ABORT, '审计封存记录只增不删：任何人不得改动。'); END;
CREATE TRIGGER protect_document_update BEFORE UPDATE ON document FOR EACH ROW WHEN OLD.status <> 'reserved' AND NOT (OLD.status = 'issued' AND NEW.status = 'superseded' AND NEW.id IS OLD.id AND NEW.case_id IS OLD.case_id AND NEW.fact_id IS OLD.fact_id AND NEW.kind IS OLD.kind AND NEW.round IS OLD.round AND NEW.subject IS OLD.subject AND NEW.version IS OLD.version AND NEW.register_number IS OLD.register_number AND NEW.letter_number IS OLD.letter_number AND NEW.title IS OLD.title AND NEW.dated IS OLD.dated AND NEW.content IS OLD.content AND NEW.template IS OLD.template AND NEW.law IS OLD.law AND NEW.sha256 IS OLD.sha256 AND NEW.path IS OLD.path) BEGIN SELECT RAISE(ABORT, '已印发、已被更正或作废的公文不得改动：只能另行印发更正，将原件标为已被更正。'); END;
CREATE TRIGGER protect_document_delete BEFORE DELETE ON document FOR EACH ROW BEGIN SELECT RAISE(ABORT, '公文登记后不得删除：不再印发的请标为作废，以保证登记号连续。'); END;
COMMIT;
