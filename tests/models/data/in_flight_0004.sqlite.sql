-- A purchase in flight at revision 0004: two lots of 惠东县 signed, published and filed (演练数据). Never regenerate:
-- tests/models/test_stored_purchase.py upgrades it. Made by the acts of tests/actions/tender_case.py and sqlite3's iterdump.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num TEXT NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
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
INSERT INTO "audit_entry" VALUES(1,'2026-11-30 20:52:31.610012','system','system','load_programme','huizhou-2023','{"on": "2023-07-03", "plan": "9c14584fabee5eba88b66b15ddfc8a8fcf32afb6888067829cdf0d00cba9e131"}','','e3a6626f9f32c7f2396b64c17b3da84038d132cbb18aafc3b7db9fb5873fb343');
INSERT INTO "audit_entry" VALUES(2,'2026-11-30 20:52:31.642516','system','system','register','市级.procurement','{"district": null, "role": "procurement"}','e3a6626f9f32c7f2396b64c17b3da84038d132cbb18aafc3b7db9fb5873fb343','18fa5c7a0152e966276b7448e4ea16fa3eb8d8725770623f090a274721db4f24');
INSERT INTO "audit_entry" VALUES(3,'2026-11-30 20:52:31.660928','system','system','register','市级.reviewer','{"district": null, "role": "reviewer"}','18fa5c7a0152e966276b7448e4ea16fa3eb8d8725770623f090a274721db4f24','098b9d7c345ec5d35b8a11408e54180cba051de43544e51fa96cb7e3a3ccef0c');
INSERT INTO "audit_entry" VALUES(4,'2026-11-30 20:52:31.662080','system','system','register','市级.district_leader','{"district": null, "role": "district_leader"}','098b9d7c345ec5d35b8a11408e54180cba051de43544e51fa96cb7e3a3ccef0c','69eb6e7cfaa7de9e2cbd18c1a9123558008980a71c74944846e8018ac2c97dd9');
INSERT INTO "audit_entry" VALUES(5,'2026-11-30 20:52:31.662804','system','system','register','市级.project_manager','{"district": null, "role": "project_manager"}','69eb6e7cfaa7de9e2cbd18c1a9123558008980a71c74944846e8018ac2c97dd9','a13d4352dad29fbd6c3f94bf8642de5b6747fcea1ca7848a7b78775c3fd93b07');
INSERT INTO "audit_entry" VALUES(6,'2026-11-30 20:52:31.683696','system','system','register','市级.city_leader','{"district": null, "role": "city_leader"}','a13d4352dad29fbd6c3f94bf8642de5b6747fcea1ca7848a7b78775c3fd93b07','bee7fae17f774a6cd952ad9908374945aa20f00af6cb3618fab4133ae5cf875a');
INSERT INTO "audit_entry" VALUES(7,'2026-11-30 20:52:31.687625','system','system','register','市级.supervisor','{"district": null, "role": "supervisor"}','bee7fae17f774a6cd952ad9908374945aa20f00af6cb3618fab4133ae5cf875a','a10c26855be8b6a66e0ca748b8832388589cb33c03ed7c2fd6978977df9baa53');
INSERT INTO "audit_entry" VALUES(8,'2026-11-30 20:52:31.688508','system','system','register','市级.operator','{"district": null, "role": "operator"}','a10c26855be8b6a66e0ca748b8832388589cb33c03ed7c2fd6978977df9baa53','3dfaf4ae787f0482edd32e6d63fbe16b97f476d69e2c90ef2f2600444e00aa99');
INSERT INTO "audit_entry" VALUES(9,'2026-11-30 20:52:31.689213','system','system','register','市级.assessor','{"district": null, "role": "assessor"}','3dfaf4ae787f0482edd32e6d63fbe16b97f476d69e2c90ef2f2600444e00aa99','c1e726f431e3a326101d4cab78a36d75d3b2ee56afa4071eed291fc8a1438736');
INSERT INTO "audit_entry" VALUES(10,'2026-11-30 20:52:31.689885','system','system','register','市级.auditor','{"district": null, "role": "auditor"}','c1e726f431e3a326101d4cab78a36d75d3b2ee56afa4071eed291fc8a1438736','a9a9f026adc08730d5c905b87c0ebbdaca31f5d072762da22b1afdce6ce609ba');
INSERT INTO "audit_entry" VALUES(11,'2026-11-30 20:52:31.690551','system','system','register','惠东县.procurement','{"district": "\u60e0\u4e1c\u53bf", "role": "procurement"}','a9a9f026adc08730d5c905b87c0ebbdaca31f5d072762da22b1afdce6ce609ba','a6deb18fb02bc0e232913f98881abaebf77be0cf6c3469b7b2523a03583e902a');
INSERT INTO "audit_entry" VALUES(12,'2026-11-30 20:52:31.703792','system','system','register','惠东县.reviewer','{"district": "\u60e0\u4e1c\u53bf", "role": "reviewer"}','a6deb18fb02bc0e232913f98881abaebf77be0cf6c3469b7b2523a03583e902a','08224240e0e7a9ac55bc4a5423a1c49b28366e09e429cf60faa7b8e7a7e0b9b0');
INSERT INTO "audit_entry" VALUES(13,'2026-11-30 20:52:31.705000','system','system','register','惠东县.district_leader','{"district": "\u60e0\u4e1c\u53bf", "role": "district_leader"}','08224240e0e7a9ac55bc4a5423a1c49b28366e09e429cf60faa7b8e7a7e0b9b0','795fc790898f149652b6e706cd07a9fc647b6a6fc8cc63a7cdf0cbc7e68fdad3');
INSERT INTO "audit_entry" VALUES(14,'2026-11-30 20:52:31.705742','system','system','register','惠东县.project_manager','{"district": "\u60e0\u4e1c\u53bf", "role": "project_manager"}','795fc790898f149652b6e706cd07a9fc647b6a6fc8cc63a7cdf0cbc7e68fdad3','20a4d2e8a9c4d4d98d1a2ebd6851a2702980e1c2b27639dc1aabb860eb1936e8');
INSERT INTO "audit_entry" VALUES(15,'2026-11-30 20:52:31.706424','system','system','register','惠东县.city_leader','{"district": "\u60e0\u4e1c\u53bf", "role": "city_leader"}','20a4d2e8a9c4d4d98d1a2ebd6851a2702980e1c2b27639dc1aabb860eb1936e8','68a588b7da64a8028a6554d01a86504a9120c3989f5870245f2197925f0fb73e');
INSERT INTO "audit_entry" VALUES(16,'2026-11-30 20:52:31.719708','system','system','register','惠东县.supervisor','{"district": "\u60e0\u4e1c\u53bf", "role": "supervisor"}','68a588b7da64a8028a6554d01a86504a9120c3989f5870245f2197925f0fb73e','d746979cecd1a974442495f1993e037479bf80d7be7d17e435eb6135a165d321');
INSERT INTO "audit_entry" VALUES(17,'2026-11-30 20:52:31.720968','system','system','register','惠东县.operator','{"district": "\u60e0\u4e1c\u53bf", "role": "operator"}','d746979cecd1a974442495f1993e037479bf80d7be7d17e435eb6135a165d321','263ac3f7c8459f5a8f73bb44064d0f2e758f9226ad3d2175160309f5b10dcdf6');
INSERT INTO "audit_entry" VALUES(18,'2026-11-30 20:52:31.721685','system','system','register','惠东县.assessor','{"district": "\u60e0\u4e1c\u53bf", "role": "assessor"}','263ac3f7c8459f5a8f73bb44064d0f2e758f9226ad3d2175160309f5b10dcdf6','f7e8e1fe65aa30d95e49f1e39a5b48b520f658fe2cb7ee5152949ef44aec61cf');
INSERT INTO "audit_entry" VALUES(19,'2026-11-30 20:52:31.722382','system','system','register','惠东县.auditor','{"district": "\u60e0\u4e1c\u53bf", "role": "auditor"}','f7e8e1fe65aa30d95e49f1e39a5b48b520f658fe2cb7ee5152949ef44aec61cf','3f138ed6cdf2867a6504dc212ccc42bd03d66506f36ac7efb7739794d9ea247b');
INSERT INTO "audit_entry" VALUES(20,'2026-11-30 20:52:31.743163','system','system','register','龙门县.procurement','{"district": "\u9f99\u95e8\u53bf", "role": "procurement"}','3f138ed6cdf2867a6504dc212ccc42bd03d66506f36ac7efb7739794d9ea247b','382ee061c36e2bb877915818523e051e1e066bc1358d1b60bd0ee41f5a8fe0df');
INSERT INTO "audit_entry" VALUES(21,'2026-11-30 20:52:31.744784','system','system','register','龙门县.reviewer','{"district": "\u9f99\u95e8\u53bf", "role": "reviewer"}','382ee061c36e2bb877915818523e051e1e066bc1358d1b60bd0ee41f5a8fe0df','2ced3fe745c82fbcfcb2f986231562fbc27b8c1cdf0c5e1f94f93829adc5a2f7');
INSERT INTO "audit_entry" VALUES(22,'2026-11-30 20:52:31.745537','system','system','register','龙门县.district_leader','{"district": "\u9f99\u95e8\u53bf", "role": "district_leader"}','2ced3fe745c82fbcfcb2f986231562fbc27b8c1cdf0c5e1f94f93829adc5a2f7','c9b6f4c9e6325a3e6f0b2657bb67a6d27ae9b8d0cc2c7230d647c2ff146087ac');
INSERT INTO "audit_entry" VALUES(23,'2026-11-30 20:52:31.746206','system','system','register','龙门县.project_manager','{"district": "\u9f99\u95e8\u53bf", "role": "project_manager"}','c9b6f4c9e6325a3e6f0b2657bb67a6d27ae9b8d0cc2c7230d647c2ff146087ac','1e0722c5c6e1eae43ef3bba3a34d5e61718e9a38f9f6de779043344f47dbf14e');
INSERT INTO "audit_entry" VALUES(24,'2026-11-30 20:52:31.746909','system','system','register','龙门县.city_leader','{"district": "\u9f99\u95e8\u53bf", "role": "city_leader"}','1e0722c5c6e1eae43ef3bba3a34d5e61718e9a38f9f6de779043344f47dbf14e','3e126d01c3a1dec93b00735f067a18bafc2b5ca1e4083288230bb318b1323db7');
INSERT INTO "audit_entry" VALUES(25,'2026-11-30 20:52:31.760616','system','system','register','龙门县.supervisor','{"district": "\u9f99\u95e8\u53bf", "role": "supervisor"}','3e126d01c3a1dec93b00735f067a18bafc2b5ca1e4083288230bb318b1323db7','16913340743f791736111703f81aa3f896cd8ebdcc0ebb4f6ea29a8e58708fe9');
INSERT INTO "audit_entry" VALUES(26,'2026-11-30 20:52:31.761490','system','system','register','龙门县.operator','{"district": "\u9f99\u95e8\u53bf", "role": "operator"}','16913340743f791736111703f81aa3f896cd8ebdcc0ebb4f6ea29a8e58708fe9','71e6cf5ff0c518dfe2917978546261b6497765122637621820f45f5be917ea0a');
INSERT INTO "audit_entry" VALUES(27,'2026-11-30 20:52:31.762184','system','system','register','龙门县.assessor','{"district": "\u9f99\u95e8\u53bf", "role": "assessor"}','71e6cf5ff0c518dfe2917978546261b6497765122637621820f45f5be917ea0a','d258e22bdef43b1416d4b84d0de1fb5da2c977735fda1f55bfea17d5eddb44c3');
INSERT INTO "audit_entry" VALUES(28,'2026-11-30 20:52:31.762860','system','system','register','龙门县.auditor','{"district": "\u9f99\u95e8\u53bf", "role": "auditor"}','d258e22bdef43b1416d4b84d0de1fb5da2c977735fda1f55bfea17d5eddb44c3','a65875321d468fc0f77196624dfd86354a2492224fbc80bfa2d6a590193115fa');
INSERT INTO "audit_entry" VALUES(29,'2026-11-30 20:52:31.838870','市级.project_manager','project_manager','record','huizhou-2023/市级/统一文本','{"breach": null, "command": "test-1", "details": {"title": "\u9a7f\u7ad9\u8fd0\u8425\u5408\u540c(\u6f14\u7ec3)", "version": "1"}, "on": "2023-07-10", "round": 1, "second": null, "step": "contract_text_drafted", "subject": ""}','a65875321d468fc0f77196624dfd86354a2492224fbc80bfa2d6a590193115fa','f3e5979c092acc0015e8fcdab5c82826c2413092759327c7d1e53874103867e3');
INSERT INTO "audit_entry" VALUES(30,'2026-11-30 20:52:31.888672','市级.reviewer','reviewer','record','huizhou-2023/市级/统一文本','{"breach": null, "command": "test-2", "details": {"counsel": "\u6f14\u7ec3\u5f8b\u5e08", "opinion": "\u7b26\u5408\u89c4\u5b9a"}, "on": "2023-07-12", "round": 1, "second": null, "step": "contract_text_reviewed", "subject": ""}','f3e5979c092acc0015e8fcdab5c82826c2413092759327c7d1e53874103867e3','f96183cdeaf999ff499fc9d8f6cc9b3c0d81f4539cf6cc9447705df3f085228a');
INSERT INTO "audit_entry" VALUES(31,'2026-11-30 20:52:32.046934','市级.project_manager','project_manager','record','huizhou-2023/市级/统一文本','{"breach": null, "command": "test-3", "details": {"items": [], "note": "", "per_station": 16000000, "total": 64000000}, "on": "2023-07-13", "round": 1, "second": null, "step": "cost_measured", "subject": ""}','f96183cdeaf999ff499fc9d8f6cc9b3c0d81f4539cf6cc9447705df3f085228a','d11fb87c9c21ec7c4f8b0c2bbb999c30862b411fca84fee2149d2a6046f08ebe');
INSERT INTO "audit_entry" VALUES(32,'2026-11-30 20:52:32.091781','市级.project_manager','project_manager','record','huizhou-2023/市级/统一文本','{"breach": null, "command": "test-4", "details": {"targets": [{"measure": "\u4ee5\u5e73\u53f0\u767b\u8bb0\u4e3a\u51c6", "name": "\u5f52\u96c6\u5c97\u4f4d\u4fe1\u606f", "quantity": 1001, "unit": "\u6761"}, {"measure": "\u4ee5\u670d\u52a1\u53f0\u8d26\u4e3a\u51c6", "name": "\u670d\u52a1\u4eba\u6b21", "quantity": 500, "unit": "\u4eba\u6b21"}]}, "on": "2023-07-14", "round": 1, "second": null, "step": "targets_set", "subject": ""}','d11fb87c9c21ec7c4f8b0c2bbb999c30862b411fca84fee2149d2a6046f08ebe','cabe6ce6de993b4905be084579f12d30bf1f1dd46f95b1d666c3887b6c5a1ed4');
INSERT INTO "audit_entry" VALUES(33,'2026-11-30 20:52:32.193632','市级.city_leader','city_leader','record','huizhou-2023/市级/统一文本','{"breach": null, "command": "test-5", "details": {"letter_number": "\u6f14\u7ec3\u4eba\u793e\u30142023\u30151\u53f7"}, "on": "2023-07-20", "round": 1, "second": null, "step": "terms_issued", "subject": ""}','cabe6ce6de993b4905be084579f12d30bf1f1dd46f95b1d666c3887b6c5a1ed4','dee7d338e85430cbc4c91205410dc747b6a6f37b0420fcfbe82e65d95f69015f');
INSERT INTO "audit_entry" VALUES(34,'2026-11-30 20:52:32.262059','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-6", "details": {"amount": 3400000, "paper": "\u6f14\u7ec3\u8d22\u793e\u30142023\u30151\u53f7", "source": "\u5c31\u4e1a\u8865\u52a9\u8d44\u91d1(\u6f14\u7ec3)"}, "on": "2023-07-31", "round": 1, "second": null, "step": "funds_allotted", "subject": ""}','dee7d338e85430cbc4c91205410dc747b6a6f37b0420fcfbe82e65d95f69015f','1bb5ddaa093cbe19708251a63f122980bce249c3c30c56f98339f8baf8f3f6da');
INSERT INTO "audit_entry" VALUES(35,'2026-11-30 20:52:32.327891','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-7", "details": {"asked": ["\u6f14\u7ec3\u8c03\u7814\u7532\u516c\u53f8", "\u6f14\u7ec3\u8c03\u7814\u4e59\u516c\u53f8", "\u6f14\u7ec3\u8c03\u7814\u4e19\u534f\u4f1a"], "findings": "\u53ef\u6ee1\u8db3\u9700\u6c42", "industry": "", "later_needs": "", "past_deals": "", "supply": "", "way": "\u5ea7\u8c08"}, "on": "2023-07-31", "round": 1, "second": null, "step": "demand_survey", "subject": ""}','1bb5ddaa093cbe19708251a63f122980bce249c3c30c56f98339f8baf8f3f6da','5a01c0058a66ce1d3f84424e2fafad5330231e4ae9775b2f90d69954697fe17f');
INSERT INTO "audit_entry" VALUES(36,'2026-11-30 20:52:32.388360','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-8", "details": {"adopted": "\u5747\u5df2\u91c7\u7eb3", "received": 3, "way": "\u95e8\u6237\u7f51\u7ad9\u516c\u5f00\u5f81\u6c42\u610f\u89c1"}, "on": "2023-07-31", "round": 1, "second": null, "step": "opinion_hearing", "subject": ""}','5a01c0058a66ce1d3f84424e2fafad5330231e4ae9775b2f90d69954697fe17f','f099462e4c5dfeecff6ba44dde98a82683f33796582281b72b32ea73347045ed');
INSERT INTO "audit_entry" VALUES(37,'2026-11-30 20:52:32.483658','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-9", "details": {"drafted_with": [], "kind": "\u670d\u52a1", "lots": [{"number": 1, "stations": ["\u60e0\u4e1c01"], "title": "\u5e73\u5c71\u7247\u533a"}, {"number": 2, "stations": ["\u60e0\u4e1c02"], "title": "\u7a14\u5c71\u7247\u533a"}], "service_from": "2023-12-01", "service_until": "2024-11-30", "title": "\u60e0\u4e1c\u53bf\u5c31\u4e1a\u9a7f\u7ad9\u8fd0\u8425\u670d\u52a1\u91c7\u8d2d\u9879\u76ee(\u6f14\u7ec3\u6570\u636e)"}, "on": "2023-08-01", "round": 1, "second": null, "step": "requirement", "subject": ""}','f099462e4c5dfeecff6ba44dde98a82683f33796582281b72b32ea73347045ed','a40b5ecf75c043abae8e1ab771da90e6c6a410608754e4d285222baa953c80fb');
INSERT INTO "audit_entry" VALUES(38,'2026-11-30 20:52:32.570022','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-10", "details": {"lots": [{"budget": 1600000, "ceiling": 1550000, "number": 1}, {"budget": 1700000, "ceiling": 1700000, "number": 2}]}, "on": "2023-08-02", "round": 1, "second": null, "step": "estimate", "subject": ""}','a40b5ecf75c043abae8e1ab771da90e6c6a410608754e4d285222baa953c80fb','fb98b31e654a5500e9b346f81f2fed3c265a777145cbee5a6cbf29ad8565ab9f');
INSERT INTO "audit_entry" VALUES(39,'2026-11-30 20:52:32.665682','惠东县.reviewer','reviewer','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-11", "details": {"checks": [{"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "PLN-04"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "PLN-09"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "PLN-12"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "GPS-01"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "GPS-02"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "EMP-03"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "EMP-04"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "COI-06"}], "opinion": "\u9700\u6c42\u5408\u89c4\u3001\u5b8c\u6574", "outsiders": []}, "on": "2023-08-03", "round": 1, "second": null, "step": "requirement_review", "subject": ""}','fb98b31e654a5500e9b346f81f2fed3c265a777145cbee5a6cbf29ad8565ab9f','aa899b5ba9b3bba9658c9b1b10f8e117235fbabcdd9f2a53332b1965179cc9b6');
INSERT INTO "audit_entry" VALUES(40,'2026-11-30 20:52:32.761016','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-12", "details": {"expected_month": "2023-10", "platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/\u610f\u54111"}, "on": "2023-08-07", "round": 1, "second": null, "step": "intention_notice", "subject": ""}','aa899b5ba9b3bba9658c9b1b10f8e117235fbabcdd9f2a53332b1965179cc9b6','be2818a0fffde17c70b94ac39859af0d16d7e181954816be5d76970be1c6a9a3');
INSERT INTO "audit_entry" VALUES(41,'2026-11-30 20:52:32.845452','惠东县.reviewer','reviewer','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-13", "details": {"counsel": "\u6f14\u7ec3\u5f8b\u5e08", "opinion": "\u7b26\u5408\u89c4\u5b9a"}, "on": "2023-08-03", "round": 1, "second": null, "step": "counsel_review", "subject": ""}','be2818a0fffde17c70b94ac39859af0d16d7e181954816be5d76970be1c6a9a3','61a59195f76df47f251d9eb151bc5e40ded1b8c62d836bef725b62e7c8fb1290');
INSERT INTO "audit_entry" VALUES(42,'2026-11-30 20:52:32.918075','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-14", "details": {"filing_number": "\u6f14\u7ec3\u5907\u6848-2023-1"}, "on": "2023-08-04", "round": 1, "second": null, "step": "plan_filing", "subject": ""}','61a59195f76df47f251d9eb151bc5e40ded1b8c62d836bef725b62e7c8fb1290','216a38a2744efa78c8889d7a32076c054f9ea21a5d3dd0f21daa8db13f496383');
INSERT INTO "audit_entry" VALUES(43,'2026-11-30 20:52:32.983873','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-15", "details": {"contracts_reason": "", "schemes": [], "similar_contracts": 0, "sme": {"kind": "whole", "reason": "", "share": 0, "small": 0}, "title": "\u62db\u6807\u6587\u4ef6(\u6f14\u7ec3)", "version": "1"}, "on": "2023-09-01", "round": 1, "second": null, "step": "document_drafted", "subject": ""}','216a38a2744efa78c8889d7a32076c054f9ea21a5d3dd0f21daa8db13f496383','98539a4ab89ea946344f533b5335605d87ce634fedd3f05b19307eec7b60d3b3');
INSERT INTO "audit_entry" VALUES(44,'2026-11-30 20:52:33.028607','惠东县.reviewer','reviewer','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-16", "details": {"checks": [{"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "SME-05"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "TND-13"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "TND-15"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "CHL-10"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "COI-05"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "CON-09"}], "opinion": "\u540c\u610f"}, "on": "2023-09-01", "round": 1, "second": null, "step": "document_confirmation", "subject": ""}','98539a4ab89ea946344f533b5335605d87ce634fedd3f05b19307eec7b60d3b3','b37b395f11f006ffd970395c6f284b18e21826ff51bb07109e13c15dd3bb4a5f');
INSERT INTO "audit_entry" VALUES(45,'2026-11-30 20:52:33.114099','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-17", "details": {"accepts_consortium": false, "agency": "", "agency_address": "", "agency_contact": "", "bid_bond": 60000, "bid_deadline": "2023-10-30", "contact": "\u6f14\u7ec3\u8054\u7cfb\u4eba", "first_published": "2023-10-09", "opening_place": "\u6f14\u7ec3\u5f00\u6807\u5ba4", "phone": "0752-0000000", "platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/001", "project_number": "\u6f14\u7ec3-2023-001", "purchaser_address": ""}, "on": "2023-10-09", "round": 1, "second": null, "step": "tender_notice", "subject": ""}','b37b395f11f006ffd970395c6f284b18e21826ff51bb07109e13c15dd3bb4a5f','d4c9456775fcb6bf790b644e3edfaa98fe75411fc5705db72b6270fc773ab4f1');
INSERT INTO "audit_entry" VALUES(46,'2026-11-30 20:52:33.199593','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-18", "details": {"experts": 4, "purchaser_reps": 1, "weighty": false}, "on": "2023-10-27", "round": 1, "second": null, "step": "expert_draw", "subject": ""}','d4c9456775fcb6bf790b644e3edfaa98fe75411fc5705db72b6270fc773ab4f1','4045c32e1940a15b46cb5cc511c39e400ac4b50ab2a26938b1e8adae789b6bf1');
INSERT INTO "audit_entry" VALUES(47,'2026-11-30 20:52:33.309085','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-19", "details": {"bids": [{"address": "\u6f14\u7ec3\u8def1\u53f7", "controlled_by": [], "licence": "\u6f14\u7ec3\u8bc10", "licence_until": "2024-12-31", "lot": 1, "prepared_documents": false, "price": 1500001, "principal": null, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8"}, {"address": "\u6f14\u7ec3\u8def1\u53f7", "controlled_by": [], "licence": "\u6f14\u7ec3\u8bc11", "licence_until": "2024-12-31", "lot": 1, "prepared_documents": false, "price": 1490000, "principal": null, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8"}, {"address": "\u6f14\u7ec3\u8def1\u53f7", "controlled_by": [], "licence": "\u6f14\u7ec3\u8bc12", "licence_until": "2024-12-31", "lot": 1, "prepared_documents": false, "price": 1480000, "principal": null, "supplier": "\u6f14\u7ec3\u4e19\u4eba\u529b\u516c\u53f8"}, {"address": "\u6f14\u7ec3\u8def1\u53f7", "controlled_by": [], "licence": null, "licence_until": null, "lot": 1, "prepared_documents": false, "price": 1470000, "principal": null, "supplier": "\u6f14\u7ec3\u4e01\u4eba\u529b\u516c\u53f8"}, {"address": "\u6f14\u7ec3\u8def1\u53f7", "controlled_by": [], "licence": "\u6f14\u7ec3\u8bc10", "licence_until": "2024-12-31", "lot": 2, "prepared_documents": false, "price": 1600000, "principal": null, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8"}, {"address": "\u6f14\u7ec3\u8def1\u53f7", "controlled_by": [], "licence": "\u6f14\u7ec3\u8bc11", "licence_until": "2024-12-31", "lot": 2, "prepared_documents": false, "price": 1590000, "principal": null, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8"}, {"address": "\u6f14\u7ec3\u8def1\u53f7", "controlled_by": [], "licence": "\u6f14\u7ec3\u8bc12", "licence_until": "2024-12-31", "lot": 2, "prepared_documents": false, "price": 1580000, "principal": null, "supplier": "\u6f14\u7ec3\u4e19\u4eba\u529b\u516c\u53f8"}, {"address": "\u6f14\u7ec3\u8def1\u53f7", "controlled_by": [], "licence": null, "licence_until": null, "lot": 2, "prepared_documents": false, "price": 1800000, "principal": null, "supplier": "\u6f14\u7ec3\u4e01\u4eba\u529b\u516c\u53f8"}]}, "on": "2023-10-30", "round": 1, "second": "\u60e0\u4e1c\u53bf.supervisor", "step": "bid_opening", "subject": ""}','4045c32e1940a15b46cb5cc511c39e400ac4b50ab2a26938b1e8adae789b6bf1','152f4394b89823267088143db2f16f9b72df85356e0a21a0c38150ad7a464b30');
INSERT INTO "audit_entry" VALUES(48,'2026-11-30 20:52:33.431034','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-20", "details": {"checks": [{"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "EVL-01"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "EVL-04"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "EVL-06"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "EVL-10"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "EVL-11"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "COI-04"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "DOC-02"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "SME-04"}], "difference_noted": "", "experts": ["\u6f14\u7ec3\u4e13\u5bb6\u4e00", "\u6f14\u7ec3\u4e13\u5bb6\u4e8c", "\u6f14\u7ec3\u4e13\u5bb6\u4e09", "\u6f14\u7ec3\u4e13\u5bb6\u56db", "\u6f14\u7ec3\u4ee3\u8868"], "low_prices": [], "members": [], "rejected": [{"basis": "\u62db\u6807\u6587\u4ef6\u8d44\u683c\u8981\u6c42", "lot": 1, "reason": "\u672a\u63d0\u4f9b\u4eba\u529b\u8d44\u6e90\u670d\u52a1\u8bb8\u53ef\u8bc1", "supplier": "\u6f14\u7ec3\u4e01\u4eba\u529b\u516c\u53f8"}, {"basis": "\u62db\u6807\u6587\u4ef6\u8d44\u683c\u8981\u6c42", "lot": 2, "reason": "\u672a\u63d0\u4f9b\u4eba\u529b\u8d44\u6e90\u670d\u52a1\u8bb8\u53ef\u8bc1", "supplier": "\u6f14\u7ec3\u4e01\u4eba\u529b\u516c\u53f8"}], "scores": [{"detail": null, "lot": 1, "price": null, "score": 9012, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8"}, {"detail": null, "lot": 1, "price": null, "score": 8800, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8"}, {"detail": null, "lot": 1, "price": null, "score": 8500, "supplier": "\u6f14\u7ec3\u4e19\u4eba\u529b\u516c\u53f8"}, {"detail": null, "lot": 2, "price": null, "score": 8700, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8"}, {"detail": null, "lot": 2, "price": null, "score": 9100, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8"}, {"detail": null, "lot": 2, "price": null, "score": 8600, "supplier": "\u6f14\u7ec3\u4e19\u4eba\u529b\u516c\u53f8"}]}, "on": "2023-10-31", "round": 1, "second": null, "step": "evaluation_report", "subject": ""}','152f4394b89823267088143db2f16f9b72df85356e0a21a0c38150ad7a464b30','9fffb68d4a2c4c39f1768575621bbb6490352327b0f705e34a66dce351a87aa6');
INSERT INTO "audit_entry" VALUES(49,'2026-11-30 20:52:33.505097','惠东县.district_leader','district_leader','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-21", "details": {"winners": [{"lot": 1, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8"}, {"lot": 2, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8"}]}, "on": "2023-11-01", "round": 1, "second": null, "step": "winner_confirmation", "subject": ""}','9fffb68d4a2c4c39f1768575621bbb6490352327b0f705e34a66dce351a87aa6','5bd8a3adb26ea44573de58e3257799f2b9382e07d6e935349cbaa77a365e33c9');
INSERT INTO "audit_entry" VALUES(50,'2026-11-30 20:52:33.580669','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-22", "details": {"agency_fee": 0, "agency_fee_standard": "", "first_published": "2023-11-02", "platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/\u4e2d\u68071"}, "on": "2023-11-02", "round": 1, "second": null, "step": "award_notice", "subject": ""}','5bd8a3adb26ea44573de58e3257799f2b9382e07d6e935349cbaa77a365e33c9','03ba4623fd016cd2a6d71568dd650800bd557388a2c2f02dbb14c96f624c2772');
INSERT INTO "audit_entry" VALUES(51,'2026-11-30 20:52:33.644320','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-23", "details": {"amount": 120000, "remark": ""}, "on": "2023-11-06", "round": 1, "second": null, "step": "loser_bond_return", "subject": ""}','03ba4623fd016cd2a6d71568dd650800bd557388a2c2f02dbb14c96f624c2772','96cd1e859904e39e151cb4d252a73deedfe481bf367f44757fbe54c3d2b6bf53');
INSERT INTO "audit_entry" VALUES(52,'2026-11-30 20:52:34.128155','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-24", "details": {"ends_on": "2024-11-30", "instalments": [{"condition": "\u9a7f\u7ad9\u6295\u5165\u8fd0\u8425", "due": "2024\u5e741\u6708", "percent": 33, "title": "\u7b2c\u4e00\u671f"}, {"condition": "\u4e0a\u534a\u5e74\u8003\u6838\u8fbe\u6807", "due": "", "percent": 33, "title": "\u7b2c\u4e8c\u671f"}, {"condition": "\u5e74\u5ea6\u8003\u6838\u8fbe\u6807", "due": "", "percent": 34, "title": "\u7b2c\u4e09\u671f"}], "number": "\u60e0\u4e1c\u9a7f\u7ad9-2023-01", "performance_bond": 0, "staff": 2, "starts_on": "2023-12-01", "targets": []}, "on": "2023-11-06", "round": 1, "second": null, "step": "contract_draft", "subject": "1"}','96cd1e859904e39e151cb4d252a73deedfe481bf367f44757fbe54c3d2b6bf53','4a5d0d3d24daaf825fb03e34cfc3b4ad9dfbf26c07a705a7210f25a5082c6037');
INSERT INTO "audit_entry" VALUES(53,'2026-11-30 20:52:34.207361','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-25", "details": {"ends_on": "2024-11-30", "instalments": [{"condition": "\u9a7f\u7ad9\u6295\u5165\u8fd0\u8425", "due": "2024\u5e741\u6708", "percent": 33, "title": "\u7b2c\u4e00\u671f"}, {"condition": "\u4e0a\u534a\u5e74\u8003\u6838\u8fbe\u6807", "due": "", "percent": 33, "title": "\u7b2c\u4e8c\u671f"}, {"condition": "\u5e74\u5ea6\u8003\u6838\u8fbe\u6807", "due": "", "percent": 34, "title": "\u7b2c\u4e09\u671f"}], "number": "\u60e0\u4e1c\u9a7f\u7ad9-2023-02", "performance_bond": 0, "staff": 2, "starts_on": "2023-12-01", "targets": []}, "on": "2023-11-06", "round": 1, "second": null, "step": "contract_draft", "subject": "2"}','4a5d0d3d24daaf825fb03e34cfc3b4ad9dfbf26c07a705a7210f25a5082c6037','2330bf63deb02717fa01ca332d340cbac209d8a50297987d8ed57e601420e836');
INSERT INTO "audit_entry" VALUES(54,'2026-11-30 20:52:34.289337','惠东县.reviewer','reviewer','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-26", "details": {"checks": [{"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "SME-06"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "ACC-03"}], "opinion": "\u540c\u610f"}, "on": "2023-11-07", "round": 1, "second": null, "step": "contract_review", "subject": "1"}','2330bf63deb02717fa01ca332d340cbac209d8a50297987d8ed57e601420e836','ab4f25e628bddc2085845ba8e66131cbfcdc1e62e28d0f0f25954c9f4855938c');
INSERT INTO "audit_entry" VALUES(55,'2026-11-30 20:52:34.371800','惠东县.reviewer','reviewer','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-27", "details": {"checks": [{"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "SME-06"}, {"evidence": "\u6f14\u7ec3\u6750\u6599", "ok": "yes", "rule": "ACC-03"}], "opinion": "\u540c\u610f"}, "on": "2023-11-07", "round": 1, "second": null, "step": "contract_review", "subject": "2"}','ab4f25e628bddc2085845ba8e66131cbfcdc1e62e28d0f0f25954c9f4855938c','bd23ef5ee8e8802698e6d24e646b42ee9519790395a7a483e05e2d2278fb2a93');
INSERT INTO "audit_entry" VALUES(56,'2026-11-30 20:52:34.483743','惠东县.district_leader','district_leader','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-28", "details": {"licence": null, "licence_until": null, "number": "\u60e0\u4e1c\u9a7f\u7ad9-2023-01", "signatories": ["\u6f14\u7ec3\u5c40\u957f", "\u6f14\u7ec3\u7ecf\u7406"]}, "on": "2023-11-15", "round": 1, "second": "\u60e0\u4e1c\u53bf.supervisor", "step": "contract_signature", "subject": "1"}','bd23ef5ee8e8802698e6d24e646b42ee9519790395a7a483e05e2d2278fb2a93','c32b1edea35941e077d9394816e752ab9581bbde57f802ab390c3219fb6e86b6');
INSERT INTO "audit_entry" VALUES(57,'2026-11-30 20:52:34.566515','惠东县.district_leader','district_leader','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-29", "details": {"licence": null, "licence_until": null, "number": "\u60e0\u4e1c\u9a7f\u7ad9-2023-02", "signatories": ["\u6f14\u7ec3\u5c40\u957f", "\u6f14\u7ec3\u7ecf\u7406"]}, "on": "2023-11-15", "round": 1, "second": "\u60e0\u4e1c\u53bf.supervisor", "step": "contract_signature", "subject": "2"}','c32b1edea35941e077d9394816e752ab9581bbde57f802ab390c3219fb6e86b6','b65379123d886b3bda76cf2a0d6f17dcafed38e5d68e694d5e073faf06180606');
INSERT INTO "audit_entry" VALUES(58,'2026-11-30 20:52:34.628109','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-30", "details": {"amount": 60000, "remark": ""}, "on": "2023-11-16", "round": 1, "second": null, "step": "winner_bond_return", "subject": ""}','b65379123d886b3bda76cf2a0d6f17dcafed38e5d68e694d5e073faf06180606','f26b60c33f0b7dd4b548669ea5b4cd79c1e3f97de1cc632de1bf8d5753d20cdc');
INSERT INTO "audit_entry" VALUES(59,'2026-11-30 20:52:34.696709','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-31", "details": {"platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/\u5408\u540c1"}, "on": "2023-11-17", "round": 1, "second": null, "step": "contract_publication", "subject": "1"}','f26b60c33f0b7dd4b548669ea5b4cd79c1e3f97de1cc632de1bf8d5753d20cdc','409d3da89b6a827f61cb4ca634fc884edbe74e8e4a11e214541bbff3594c3e37');
INSERT INTO "audit_entry" VALUES(60,'2026-11-30 20:52:34.786876','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-32", "details": {"platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/\u5408\u540c2"}, "on": "2023-11-17", "round": 1, "second": null, "step": "contract_publication", "subject": "2"}','409d3da89b6a827f61cb4ca634fc884edbe74e8e4a11e214541bbff3594c3e37','b787ad4c1c2fa311d216ba1fdce0c46e9fd3b373cb2a9cc8bd19d1cd49a1e257');
INSERT INTO "audit_entry" VALUES(61,'2026-11-30 20:52:34.849039','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-33", "details": {"receipt": "\u6f14\u7ec3\u5907\u68481"}, "on": "2023-11-20", "round": 1, "second": null, "step": "contract_filing", "subject": "1"}','b787ad4c1c2fa311d216ba1fdce0c46e9fd3b373cb2a9cc8bd19d1cd49a1e257','1d7a7db10b3bd5b837bc87c18ddd53d49884275bfed5ea3128749870f5a4e64a');
INSERT INTO "audit_entry" VALUES(62,'2026-11-30 20:52:34.921497','惠东县.procurement','procurement','record','huizhou-2023/惠东县/招标','{"breach": null, "command": "test-34", "details": {"receipt": "\u6f14\u7ec3\u5907\u68482"}, "on": "2023-11-20", "round": 1, "second": null, "step": "contract_filing", "subject": "2"}','1d7a7db10b3bd5b837bc87c18ddd53d49884275bfed5ea3128749870f5a4e64a','7598702041fbf3f9f3007a05f3ea7b2c1b6d679cc1fa923061dd2fc229a28ae3');
CREATE TABLE audit_seal (
	sealed_on TEXT NOT NULL, 
	entries INTEGER NOT NULL, 
	head TEXT NOT NULL, 
	mac TEXT NOT NULL, 
	CONSTRAINT pk_audit_seal PRIMARY KEY (sealed_on)
)
 STRICT

;
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
INSERT INTO "bid" VALUES(1,3,19,1,1,1,1500001,NULL,9012,1);
INSERT INTO "bid" VALUES(2,3,19,1,1,2,1490000,NULL,8800,2);
INSERT INTO "bid" VALUES(3,3,19,1,1,3,1480000,NULL,8500,3);
INSERT INTO "bid" VALUES(4,3,19,1,1,4,1470000,'未提供人力资源服务许可证（招标文件资格要求）',NULL,NULL);
INSERT INTO "bid" VALUES(5,3,19,1,2,1,1600000,NULL,8700,2);
INSERT INTO "bid" VALUES(6,3,19,1,2,2,1590000,NULL,9100,1);
INSERT INTO "bid" VALUES(7,3,19,1,2,3,1580000,NULL,8600,3);
INSERT INTO "bid" VALUES(8,3,19,1,2,4,1800000,'未提供人力资源服务许可证（招标文件资格要求）',NULL,NULL);
CREATE TABLE calendar_year (
	year INTEGER NOT NULL, 
	notice TEXT NOT NULL, 
	days TEXT NOT NULL, 
	CONSTRAINT pk_calendar_year PRIMARY KEY (year)
)
 STRICT

;
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
INSERT INTO "case" VALUES(1,'huizhou-2023/市级/统一文本',1,NULL,NULL,'unified_terms','unified_terms','市级统一文本',1,'2023-10-17','方案四（二）','2023-07-03','2023-07-20',7,0);
INSERT INTO "case" VALUES(2,'huizhou-2023/市级/平台招标',1,NULL,NULL,'platform_tender','open_tender','市级平台招标',1,NULL,'方案四（四）','2023-07-03',NULL,7,0);
INSERT INTO "case" VALUES(3,'huizhou-2023/惠东县/招标',1,1,NULL,'open_tender','open_tender','惠东县招标',1,'2023-11-30','方案四（二） 11月底前','2023-07-03','2023-11-20',36,0);
INSERT INTO "case" VALUES(4,'huizhou-2023/龙门县/招标',1,2,NULL,'open_tender','open_tender','龙门县招标',1,'2023-11-30','方案四（二） 11月底前','2023-07-03',NULL,7,0);
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
INSERT INTO "contract" VALUES(1,3,28,1,'惠东驿站-2023-01',1,1500001,'2023-11-15','2023-12-01','2024-11-30');
INSERT INTO "contract" VALUES(2,3,29,2,'惠东驿站-2023-02',2,1590000,'2023-11-15','2023-12-01','2024-11-30');
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
INSERT INTO "district" VALUES(1,1,0,'惠东县',2,'惠东县人力资源和社会保障局','惠东县财政局');
INSERT INTO "district" VALUES(2,1,1,'龙门县',2,'龙门县人力资源和社会保障局','龙门县财政局');
CREATE TABLE "document" (
	id INTEGER NOT NULL, 
	case_id INTEGER, 
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
	programme_id INTEGER NOT NULL, 
	scope TEXT NOT NULL, 
	given TEXT NOT NULL, 
	replaces INTEGER, 
	docx_sha256 TEXT, 
	docx_path TEXT, 
	adopted_sha256 TEXT, 
	adopted_path TEXT, 
	adopted_pdf_sha256 TEXT, 
	adopted_pdf_path TEXT, 
	drafted_by TEXT, 
	reviewed_by TEXT, 
	signed_by TEXT, 
	revision_reason TEXT, 
	void_reason TEXT, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT ck_document_issued CHECK (status NOT IN ('issued', 'superseded') OR (sha256 IS NOT NULL AND path IS NOT NULL)), 
	CONSTRAINT ck_document_version CHECK (version >= 1), 
	CONSTRAINT fk_document_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT uq_document_register_number UNIQUE (register_number), 
	CONSTRAINT fk_document_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id), 
	CONSTRAINT fk_document_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT fk_document_replaces FOREIGN KEY(replaces) REFERENCES document (id), 
	CONSTRAINT uq_document_scope_kind_round_subject_version UNIQUE (scope, kind, round, subject, version), 
	CONSTRAINT ck_document_status CHECK (status IN ('reserved', 'draft', 'reviewed', 'signed', 'issued', 'superseded', 'void')), 
	CONSTRAINT ck_document_drafted CHECK (status NOT IN ('draft', 'reviewed', 'signed') OR drafted_by IS NOT NULL), 
	CONSTRAINT ck_document_reviewed CHECK (status NOT IN ('reviewed', 'signed') OR reviewed_by IS NOT NULL), 
	CONSTRAINT ck_document_signed CHECK (status <> 'signed' OR signed_by IS NOT NULL), 
	CONSTRAINT ck_document_apart CHECK (reviewed_by <> drafted_by AND signed_by <> drafted_by AND signed_by <> reviewed_by), 
	CONSTRAINT ck_document_void CHECK (status <> 'void' OR void_reason IS NOT NULL)
)
 STRICT

;
CREATE TABLE document_act (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	done_on TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	what TEXT NOT NULL, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_document_act PRIMARY KEY (id), 
	CONSTRAINT ck_document_act_what CHECK (what IN ('reserved', 'drafted', 'amended', 'adopted', 'returned', 'reviewed', 'signed', 'issued', 'superseded', 'voided')), 
	CONSTRAINT fk_document_act_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT uq_document_act_document_id_number UNIQUE (document_id, number)
)
 STRICT

;
CREATE TABLE "fact" (
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
	second TEXT, 
	CONSTRAINT pk_fact PRIMARY KEY (id), 
	CONSTRAINT uq_fact_corrects UNIQUE (corrects), 
	CONSTRAINT uq_fact_command_id UNIQUE (command_id), 
	CONSTRAINT ck_fact_withdrawn CHECK (NOT (withdrawn AND corrects IS NULL)), 
	CONSTRAINT fk_fact_case_id FOREIGN KEY(case_id) REFERENCES "case" (id), 
	CONSTRAINT fk_fact_corrects FOREIGN KEY(corrects) REFERENCES fact (id), 
	CONSTRAINT ck_fact_breach CHECK ((breach_basis IS NULL) = (breach_reason IS NULL)), 
	CONSTRAINT ck_fact_second CHECK (second <> actor)
)
 STRICT

;
INSERT INTO "fact" VALUES(1,1,'contract_text_drafted',1,'','2023-07-10','市级.project_manager','{"title": "\u9a7f\u7ad9\u8fd0\u8425\u5408\u540c(\u6f14\u7ec3)", "version": "1"}',1,'test-1','2026-11-30 20:52:31.835249',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(2,1,'contract_text_reviewed',1,'','2023-07-12','市级.reviewer','{"counsel": "\u6f14\u7ec3\u5f8b\u5e08", "opinion": "\u7b26\u5408\u89c4\u5b9a"}',1,'test-2','2026-11-30 20:52:31.883702',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(3,1,'cost_measured',1,'','2023-07-13','市级.project_manager','{"per_station": 16000000, "total": 64000000, "note": "", "items": []}',1,'test-3','2026-11-30 20:52:31.932483',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(4,1,'targets_set',1,'','2023-07-14','市级.project_manager','{"targets": [{"name": "\u5f52\u96c6\u5c97\u4f4d\u4fe1\u606f", "quantity": 1001, "unit": "\u6761", "measure": "\u4ee5\u5e73\u53f0\u767b\u8bb0\u4e3a\u51c6"}, {"name": "\u670d\u52a1\u4eba\u6b21", "quantity": 500, "unit": "\u4eba\u6b21", "measure": "\u4ee5\u670d\u52a1\u53f0\u8d26\u4e3a\u51c6"}]}',1,'test-4','2026-11-30 20:52:32.081461',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(5,1,'terms_issued',1,'','2023-07-20','市级.city_leader','{"letter_number": "\u6f14\u7ec3\u4eba\u793e\u30142023\u30151\u53f7"}',1,'test-5','2026-11-30 20:52:32.116245',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(6,3,'funds_allotted',1,'','2023-07-31','惠东县.procurement','{"amount": 3400000, "source": "\u5c31\u4e1a\u8865\u52a9\u8d44\u91d1(\u6f14\u7ec3)", "paper": "\u6f14\u7ec3\u8d22\u793e\u30142023\u30151\u53f7"}',1,'test-6','2026-11-30 20:52:32.233655',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(7,3,'demand_survey',1,'','2023-07-31','惠东县.procurement','{"asked": ["\u6f14\u7ec3\u8c03\u7814\u7532\u516c\u53f8", "\u6f14\u7ec3\u8c03\u7814\u4e59\u516c\u53f8", "\u6f14\u7ec3\u8c03\u7814\u4e19\u534f\u4f1a"], "way": "\u5ea7\u8c08", "findings": "\u53ef\u6ee1\u8db3\u9700\u6c42", "industry": "", "supply": "", "past_deals": "", "later_needs": ""}',1,'test-7','2026-11-30 20:52:32.301976',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(8,3,'opinion_hearing',1,'','2023-07-31','惠东县.procurement','{"way": "\u95e8\u6237\u7f51\u7ad9\u516c\u5f00\u5f81\u6c42\u610f\u89c1", "received": 3, "adopted": "\u5747\u5df2\u91c7\u7eb3"}',1,'test-8','2026-11-30 20:52:32.358660',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(9,3,'requirement',1,'','2023-08-01','惠东县.procurement','{"title": "\u60e0\u4e1c\u53bf\u5c31\u4e1a\u9a7f\u7ad9\u8fd0\u8425\u670d\u52a1\u91c7\u8d2d\u9879\u76ee(\u6f14\u7ec3\u6570\u636e)", "lots": [{"number": 1, "title": "\u5e73\u5c71\u7247\u533a", "stations": ["\u60e0\u4e1c01"]}, {"number": 2, "title": "\u7a14\u5c71\u7247\u533a", "stations": ["\u60e0\u4e1c02"]}], "kind": "\u670d\u52a1", "service_from": "2023-12-01", "service_until": "2024-11-30", "drafted_with": []}',1,'test-9','2026-11-30 20:52:32.429696',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(10,3,'estimate',1,'','2023-08-02','惠东县.procurement','{"lots": [{"number": 1, "budget": 1600000, "ceiling": 1550000}, {"number": 2, "budget": 1700000, "ceiling": 1700000}]}',1,'test-10','2026-11-30 20:52:32.528299',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(11,3,'requirement_review',1,'','2023-08-03','惠东县.reviewer','{"checks": [{"rule": "PLN-04", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "PLN-09", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "PLN-12", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "GPS-01", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "GPS-02", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "EMP-03", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "EMP-04", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "COI-06", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}], "opinion": "\u9700\u6c42\u5408\u89c4\u3001\u5b8c\u6574", "outsiders": []}',1,'test-11','2026-11-30 20:52:32.634732',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(12,3,'intention_notice',1,'','2023-08-07','惠东县.procurement','{"platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/\u610f\u54111", "expected_month": "2023-10"}',1,'test-12','2026-11-30 20:52:32.713429',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(13,3,'counsel_review',1,'','2023-08-03','惠东县.reviewer','{"counsel": "\u6f14\u7ec3\u5f8b\u5e08", "opinion": "\u7b26\u5408\u89c4\u5b9a"}',1,'test-13','2026-11-30 20:52:32.806305',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(14,3,'plan_filing',1,'','2023-08-04','惠东县.procurement','{"filing_number": "\u6f14\u7ec3\u5907\u6848-2023-1"}',1,'test-14','2026-11-30 20:52:32.892832',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(15,3,'document_drafted',1,'','2023-09-01','惠东县.procurement','{"title": "\u62db\u6807\u6587\u4ef6(\u6f14\u7ec3)", "version": "1", "similar_contracts": 0, "contracts_reason": "", "sme": {"kind": "whole", "share": 0, "small": 0, "reason": ""}, "schemes": []}',1,'test-15','2026-11-30 20:52:32.960802',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(16,3,'document_confirmation',1,'','2023-09-01','惠东县.reviewer','{"checks": [{"rule": "SME-05", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "TND-13", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "TND-15", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "CHL-10", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "COI-05", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "CON-09", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}], "opinion": "\u540c\u610f"}',1,'test-16','2026-11-30 20:52:33.005894',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(17,3,'tender_notice',1,'','2023-10-09','惠东县.procurement','{"project_number": "\u6f14\u7ec3-2023-001", "platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/001", "first_published": "2023-10-09", "bid_deadline": "2023-10-30", "opening_place": "\u6f14\u7ec3\u5f00\u6807\u5ba4", "contact": "\u6f14\u7ec3\u8054\u7cfb\u4eba", "phone": "0752-0000000", "agency": "", "agency_address": "", "agency_contact": "", "purchaser_address": "", "accepts_consortium": false, "bid_bond": 60000}',1,'test-17','2026-11-30 20:52:33.069909',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(18,3,'expert_draw',1,'','2023-10-27','惠东县.procurement','{"experts": 4, "purchaser_reps": 1, "weighty": false}',1,'test-18','2026-11-30 20:52:33.168775',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(19,3,'bid_opening',1,'','2023-10-30','惠东县.procurement','{"bids": [{"lot": 1, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8", "address": "\u6f14\u7ec3\u8def1\u53f7", "price": 1500001, "licence": "\u6f14\u7ec3\u8bc10", "licence_until": "2024-12-31", "principal": null, "controlled_by": [], "prepared_documents": false}, {"lot": 1, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8", "address": "\u6f14\u7ec3\u8def1\u53f7", "price": 1490000, "licence": "\u6f14\u7ec3\u8bc11", "licence_until": "2024-12-31", "principal": null, "controlled_by": [], "prepared_documents": false}, {"lot": 1, "supplier": "\u6f14\u7ec3\u4e19\u4eba\u529b\u516c\u53f8", "address": "\u6f14\u7ec3\u8def1\u53f7", "price": 1480000, "licence": "\u6f14\u7ec3\u8bc12", "licence_until": "2024-12-31", "principal": null, "controlled_by": [], "prepared_documents": false}, {"lot": 1, "supplier": "\u6f14\u7ec3\u4e01\u4eba\u529b\u516c\u53f8", "address": "\u6f14\u7ec3\u8def1\u53f7", "price": 1470000, "licence": null, "licence_until": null, "principal": null, "controlled_by": [], "prepared_documents": false}, {"lot": 2, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8", "address": "\u6f14\u7ec3\u8def1\u53f7", "price": 1600000, "licence": "\u6f14\u7ec3\u8bc10", "licence_until": "2024-12-31", "principal": null, "controlled_by": [], "prepared_documents": false}, {"lot": 2, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8", "address": "\u6f14\u7ec3\u8def1\u53f7", "price": 1590000, "licence": "\u6f14\u7ec3\u8bc11", "licence_until": "2024-12-31", "principal": null, "controlled_by": [], "prepared_documents": false}, {"lot": 2, "supplier": "\u6f14\u7ec3\u4e19\u4eba\u529b\u516c\u53f8", "address": "\u6f14\u7ec3\u8def1\u53f7", "price": 1580000, "licence": "\u6f14\u7ec3\u8bc12", "licence_until": "2024-12-31", "principal": null, "controlled_by": [], "prepared_documents": false}, {"lot": 2, "supplier": "\u6f14\u7ec3\u4e01\u4eba\u529b\u516c\u53f8", "address": "\u6f14\u7ec3\u8def1\u53f7", "price": 1800000, "licence": null, "licence_until": null, "principal": null, "controlled_by": [], "prepared_documents": false}]}',1,'test-19','2026-11-30 20:52:33.249632',NULL,0,NULL,NULL,'惠东县.supervisor');
INSERT INTO "fact" VALUES(20,3,'evaluation_report',1,'','2023-10-31','惠东县.procurement','{"checks": [{"rule": "EVL-01", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "EVL-04", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "EVL-06", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "EVL-10", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "EVL-11", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "COI-04", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "DOC-02", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "SME-04", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}], "scores": [{"lot": 1, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8", "score": 9012, "price": null, "detail": null}, {"lot": 1, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8", "score": 8800, "price": null, "detail": null}, {"lot": 1, "supplier": "\u6f14\u7ec3\u4e19\u4eba\u529b\u516c\u53f8", "score": 8500, "price": null, "detail": null}, {"lot": 2, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8", "score": 8700, "price": null, "detail": null}, {"lot": 2, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8", "score": 9100, "price": null, "detail": null}, {"lot": 2, "supplier": "\u6f14\u7ec3\u4e19\u4eba\u529b\u516c\u53f8", "score": 8600, "price": null, "detail": null}], "rejected": [{"lot": 1, "supplier": "\u6f14\u7ec3\u4e01\u4eba\u529b\u516c\u53f8", "reason": "\u672a\u63d0\u4f9b\u4eba\u529b\u8d44\u6e90\u670d\u52a1\u8bb8\u53ef\u8bc1", "basis": "\u62db\u6807\u6587\u4ef6\u8d44\u683c\u8981\u6c42"}, {"lot": 2, "supplier": "\u6f14\u7ec3\u4e01\u4eba\u529b\u516c\u53f8", "reason": "\u672a\u63d0\u4f9b\u4eba\u529b\u8d44\u6e90\u670d\u52a1\u8bb8\u53ef\u8bc1", "basis": "\u62db\u6807\u6587\u4ef6\u8d44\u683c\u8981\u6c42"}], "experts": ["\u6f14\u7ec3\u4e13\u5bb6\u4e00", "\u6f14\u7ec3\u4e13\u5bb6\u4e8c", "\u6f14\u7ec3\u4e13\u5bb6\u4e09", "\u6f14\u7ec3\u4e13\u5bb6\u56db", "\u6f14\u7ec3\u4ee3\u8868"], "members": [], "low_prices": [], "difference_noted": ""}',1,'test-20','2026-11-30 20:52:33.385488',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(21,3,'winner_confirmation',1,'','2023-11-01','惠东县.district_leader','{"winners": [{"lot": 1, "supplier": "\u6f14\u7ec3\u7532\u4eba\u529b\u516c\u53f8"}, {"lot": 2, "supplier": "\u6f14\u7ec3\u4e59\u4eba\u529b\u516c\u53f8"}]}',1,'test-21','2026-11-30 20:52:33.480338',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(22,3,'award_notice',1,'','2023-11-02','惠东县.procurement','{"platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/\u4e2d\u68071", "first_published": "2023-11-02", "agency_fee_standard": "", "agency_fee": 0}',1,'test-22','2026-11-30 20:52:33.552183',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(23,3,'loser_bond_return',1,'','2023-11-06','惠东县.procurement','{"amount": 120000, "remark": ""}',1,'test-23','2026-11-30 20:52:33.617626',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(24,3,'contract_draft',1,'1','2023-11-06','惠东县.procurement','{"number": "\u60e0\u4e1c\u9a7f\u7ad9-2023-01", "starts_on": "2023-12-01", "ends_on": "2024-11-30", "instalments": [{"title": "\u7b2c\u4e00\u671f", "percent": 33, "condition": "\u9a7f\u7ad9\u6295\u5165\u8fd0\u8425", "due": "2024\u5e741\u6708"}, {"title": "\u7b2c\u4e8c\u671f", "percent": 33, "condition": "\u4e0a\u534a\u5e74\u8003\u6838\u8fbe\u6807", "due": ""}, {"title": "\u7b2c\u4e09\u671f", "percent": 34, "condition": "\u5e74\u5ea6\u8003\u6838\u8fbe\u6807", "due": ""}], "staff": 2, "targets": [], "performance_bond": 0}',1,'test-24','2026-11-30 20:52:33.697631',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(25,3,'contract_draft',1,'2','2023-11-06','惠东县.procurement','{"number": "\u60e0\u4e1c\u9a7f\u7ad9-2023-02", "starts_on": "2023-12-01", "ends_on": "2024-11-30", "instalments": [{"title": "\u7b2c\u4e00\u671f", "percent": 33, "condition": "\u9a7f\u7ad9\u6295\u5165\u8fd0\u8425", "due": "2024\u5e741\u6708"}, {"title": "\u7b2c\u4e8c\u671f", "percent": 33, "condition": "\u4e0a\u534a\u5e74\u8003\u6838\u8fbe\u6807", "due": ""}, {"title": "\u7b2c\u4e09\u671f", "percent": 34, "condition": "\u5e74\u5ea6\u8003\u6838\u8fbe\u6807", "due": ""}], "staff": 2, "targets": [], "performance_bond": 0}',1,'test-25','2026-11-30 20:52:34.183793',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(26,3,'contract_review',1,'1','2023-11-07','惠东县.reviewer','{"checks": [{"rule": "SME-06", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "ACC-03", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}], "opinion": "\u540c\u610f"}',1,'test-26','2026-11-30 20:52:34.261502',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(27,3,'contract_review',1,'2','2023-11-07','惠东县.reviewer','{"checks": [{"rule": "SME-06", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}, {"rule": "ACC-03", "ok": "yes", "evidence": "\u6f14\u7ec3\u6750\u6599"}], "opinion": "\u540c\u610f"}',1,'test-27','2026-11-30 20:52:34.348816',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(28,3,'contract_signature',1,'1','2023-11-15','惠东县.district_leader','{"number": "\u60e0\u4e1c\u9a7f\u7ad9-2023-01", "signatories": ["\u6f14\u7ec3\u5c40\u957f", "\u6f14\u7ec3\u7ecf\u7406"], "licence": null, "licence_until": null}',1,'test-28','2026-11-30 20:52:34.430393',NULL,0,NULL,NULL,'惠东县.supervisor');
INSERT INTO "fact" VALUES(29,3,'contract_signature',1,'2','2023-11-15','惠东县.district_leader','{"number": "\u60e0\u4e1c\u9a7f\u7ad9-2023-02", "signatories": ["\u6f14\u7ec3\u5c40\u957f", "\u6f14\u7ec3\u7ecf\u7406"], "licence": null, "licence_until": null}',1,'test-29','2026-11-30 20:52:34.541450',NULL,0,NULL,NULL,'惠东县.supervisor');
INSERT INTO "fact" VALUES(30,3,'winner_bond_return',1,'','2023-11-16','惠东县.procurement','{"amount": 60000, "remark": ""}',1,'test-30','2026-11-30 20:52:34.613204',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(31,3,'contract_publication',1,'1','2023-11-17','惠东县.procurement','{"platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/\u5408\u540c1"}',1,'test-31','2026-11-30 20:52:34.670443',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(32,3,'contract_publication',1,'2','2023-11-17','惠东县.procurement','{"platform_address": "\u91c7\u8d2d\u5e73\u53f0/\u6f14\u7ec3/\u5408\u540c2"}',1,'test-32','2026-11-30 20:52:34.755516',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(33,3,'contract_filing',1,'1','2023-11-20','惠东县.procurement','{"receipt": "\u6f14\u7ec3\u5907\u68481"}',1,'test-33','2026-11-30 20:52:34.830682',NULL,0,NULL,NULL,NULL);
INSERT INTO "fact" VALUES(34,3,'contract_filing',1,'2','2023-11-20','惠东县.procurement','{"receipt": "\u6f14\u7ec3\u5907\u68482"}',1,'test-34','2026-11-30 20:52:34.893874',NULL,0,NULL,NULL,NULL);
CREATE TABLE lease (
	name TEXT NOT NULL, 
	holder TEXT NOT NULL, 
	until TEXT NOT NULL, 
	CONSTRAINT pk_lease PRIMARY KEY (name)
)
 STRICT

;
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
INSERT INTO "milestone" VALUES(1,1,0,'unified_terms','统一文本','统一规范运营合同、测算运营经费、制定服务效果和目标任务','四（二）',NULL,'2023-10-17',NULL);
INSERT INTO "milestone" VALUES(2,1,1,'platform_tender','平台招标','信息平台招标采购','四（四）',NULL,NULL,NULL);
INSERT INTO "milestone" VALUES(3,1,2,'open_tender','招标','规范招标采购、签订运营合同','四（二）','11月底前','2023-11-30',NULL);
INSERT INTO "milestone" VALUES(4,1,3,'assessment','考核','绩效考核与星级评价','四（三）','每年至少进行1次','2024-12-31',NULL);
CREATE TABLE number_reservation (
	id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	reserved_by TEXT NOT NULL, 
	reserved_on TEXT NOT NULL, 
	released_by TEXT, 
	released_on TEXT, 
	CONSTRAINT pk_number_reservation PRIMARY KEY (id), 
	CONSTRAINT ck_number_reservation_released CHECK ((released_on IS NULL) = (released_by IS NULL))
)
 STRICT

;
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
INSERT INTO "person" VALUES('市级.procurement','演练采购经办','procurement','市级',NULL,NULL,1);
INSERT INTO "person" VALUES('市级.reviewer','演练复核人员','reviewer','市级',NULL,NULL,1);
INSERT INTO "person" VALUES('市级.district_leader','演练县区分管领导','district_leader','市级',NULL,NULL,1);
INSERT INTO "person" VALUES('市级.project_manager','演练市专班','project_manager','市级',NULL,NULL,1);
INSERT INTO "person" VALUES('市级.city_leader','演练市局分管领导','city_leader','市级',NULL,NULL,1);
INSERT INTO "person" VALUES('市级.supervisor','演练驿站监管员','supervisor','市级',NULL,NULL,1);
INSERT INTO "person" VALUES('市级.operator','演练运营机构','operator','市级',NULL,NULL,1);
INSERT INTO "person" VALUES('市级.assessor','演练考核人员','assessor','市级',NULL,NULL,1);
INSERT INTO "person" VALUES('市级.auditor','演练审计人员','auditor','市级',NULL,NULL,1);
INSERT INTO "person" VALUES('惠东县.procurement','演练采购经办','procurement','惠东县','惠东县',NULL,1);
INSERT INTO "person" VALUES('惠东县.reviewer','演练复核人员','reviewer','惠东县','惠东县',NULL,1);
INSERT INTO "person" VALUES('惠东县.district_leader','演练县区分管领导','district_leader','惠东县','惠东县',NULL,1);
INSERT INTO "person" VALUES('惠东县.project_manager','演练市专班','project_manager','惠东县','惠东县',NULL,1);
INSERT INTO "person" VALUES('惠东县.city_leader','演练市局分管领导','city_leader','惠东县','惠东县',NULL,1);
INSERT INTO "person" VALUES('惠东县.supervisor','演练驿站监管员','supervisor','惠东县','惠东县',NULL,1);
INSERT INTO "person" VALUES('惠东县.operator','演练运营机构','operator','惠东县','惠东县',NULL,1);
INSERT INTO "person" VALUES('惠东县.assessor','演练考核人员','assessor','惠东县','惠东县',NULL,1);
INSERT INTO "person" VALUES('惠东县.auditor','演练审计人员','auditor','惠东县','惠东县',NULL,1);
INSERT INTO "person" VALUES('龙门县.procurement','演练采购经办','procurement','龙门县','龙门县',NULL,1);
INSERT INTO "person" VALUES('龙门县.reviewer','演练复核人员','reviewer','龙门县','龙门县',NULL,1);
INSERT INTO "person" VALUES('龙门县.district_leader','演练县区分管领导','district_leader','龙门县','龙门县',NULL,1);
INSERT INTO "person" VALUES('龙门县.project_manager','演练市专班','project_manager','龙门县','龙门县',NULL,1);
INSERT INTO "person" VALUES('龙门县.city_leader','演练市局分管领导','city_leader','龙门县','龙门县',NULL,1);
INSERT INTO "person" VALUES('龙门县.supervisor','演练驿站监管员','supervisor','龙门县','龙门县',NULL,1);
INSERT INTO "person" VALUES('龙门县.operator','演练运营机构','operator','龙门县','龙门县',NULL,1);
INSERT INTO "person" VALUES('龙门县.assessor','演练考核人员','assessor','龙门县','龙门县',NULL,1);
INSERT INTO "person" VALUES('龙门县.auditor','演练审计人员','auditor','龙门县','龙门县',NULL,1);
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
INSERT INTO "programme" VALUES(1,'huizhou-2023','惠州市就业驿站试点建设实施方案','{"aim": "\u8fdb\u4e00\u6b65\u5065\u5168\u6211\u5e02\u516c\u5171\u5c31\u4e1a\u670d\u52a1\u4f53\u7cfb\uff0c\u5f3a\u5316\u57fa\u5c42\u5c31\u4e1a\u670d\u52a1\u529b\u91cf\uff0c\u52a0\u5f3a\u5bf9\u5f02\u5730\u52a1\u5de5\u4eba\u5458\u3001\u9ad8\u6821\u6bd5\u4e1a\u751f\u3001\u5c31\u4e1a\u56f0\u96be\u4eba\u5458\u7b49\u91cd\u70b9\u7fa4\u4f53\u7684\u5c31\u4e1a\u5e2e\u6276\u3002\u901a\u8fc7\u63a8\u8fdb\u6211\u5e02\u5c31\u4e1a\u9a7f\u7ad9\u8bd5\u70b9\u5efa\u8bbe\uff0c\u8d2d\u4e70\u6709\u8d44\u8d28\u7684\u7b2c\u4e09\u65b9\u673a\u6784\u5c31\u4e1a\u670d\u52a1\uff0c\u5efa\u8bbe\u4e00\u6279\u8bd5\u70b9\u5c31\u4e1a\u9a7f\u7ad9\uff08\u4ee5\u4e0b\u7b80\u79f0\u201c\u9a7f\u7ad9\u201d\uff09\uff0c\u521d\u6b65\u5b9e\u73b0\u5c31\u4e1a\u670d\u52a1\u7f51\u683c\u5316\uff0c\u5bf9\u7f51\u683c\u5185\u4f01\u4e1a\u63d0\u4f9b\u5168\u65b9\u4f4d\u7684\u7528\u5de5\u4fdd\u969c\uff0c\u5c31\u8fd1\u4e3a\u52b3\u52a8\u8005\u63d0\u4f9b\u9ad8\u6548\u4fbf\u6c11\u7684\u5c31\u4e1a\u670d\u52a1\uff0c\u6253\u901a\u5c31\u4e1a\u670d\u52a1\u201c\u6700\u540e\u4e00\u516c\u91cc\u201d\uff0c\u5c06\u5c31\u4e1a\u670d\u52a1\u5ef6\u4f38\u5230\u7fa4\u4f17\u201c\u5bb6\u95e8\u53e3\u201d\uff0c\u5c06\u5c31\u4e1a\u9886\u57df\u7684\u60e0\u4f01\u7a33\u5c97\u653f\u7b56\u9001\u5230\u4f01\u4e1a\u201c\u5382\u95e8\u53e3\u201d\u3002", "annexes": ["\u5e7f\u4e1c\u7701\u5c31\u4e1a\u9a7f\u7ad9\u7edf\u4e00\u6807\u8bc6\u724c\u533e\u53ca\u547d\u540d\u8bf4\u660e\uff08\u5f81\u6c42\u610f\u89c1\u7a3f\uff09.wps"], "assessment": {"duties": [{"clause": "\u56db\uff08\u4e09\uff09", "firm": true, "key": "mechanism", "name": "\u5efa\u7acb\u7ee9\u6548\u8003\u6838\u673a\u5236\uff0c\u660e\u786e\u8003\u6838\u5185\u5bb9\u548c\u5177\u4f53\u6307\u6807"}, {"clause": "\u56db\uff08\u4e09\uff09", "firm": true, "key": "interim", "name": "\u7075\u6d3b\u5f00\u5c55\u9636\u6bb5\u6027\u8003\u8bc4"}, {"clause": "\u56db\uff08\u4e09\uff09", "firm": true, "key": "full", "name": "\u6bcf\u5e74\u81f3\u5c11\u8fdb\u884c1\u6b21\u5168\u9762\u8003\u6838"}, {"clause": "\u56db\uff08\u4e09\uff09", "firm": true, "key": "evaluation", "name": "\u5bf9\u5168\u5e02\u9a7f\u7ad9\u8fd0\u884c\u60c5\u51b5\u8fdb\u884c\u8bc4\u4f30"}, {"clause": "\u56db\uff08\u4e09\uff09", "firm": false, "key": "stars", "name": "\u63a2\u7d22\u5efa\u7acb\u661f\u7ea7\u670d\u52a1\u9a7f\u7ad9\u8bc4\u4ef7"}, {"clause": "\u56db\uff08\u4e09\uff09", "firm": false, "key": "rewards_sanctions", "name": "\u63a2\u7d22\u5efa\u7acb\u5956\u60e9\u673a\u5236"}, {"clause": "\u56db\uff08\u4e94\uff09", "firm": true, "key": "model_staff", "name": "\u5f00\u5c55\u9a7f\u7ad9\u670d\u52a1\u6807\u5175\u8bc4\u9009"}, {"clause": "\u56db\uff08\u4e94\uff09", "firm": true, "key": "staff_exit", "name": "\u5efa\u7acb\u9a7f\u7ad9\u5de5\u4f5c\u4eba\u5458\u6dd8\u6c70\u673a\u5236"}], "full_per_year": 1, "phrase": "\u6bcf\u5e74\u81f3\u5c11\u8fdb\u884c1\u6b21\u5168\u9762\u8003\u6838"}, "basis": [{"note": "\u6587\u53f7\u8bfb\u4f5c\u201c\u7ca4\u5e9c\u529e\u30142023\u301513\u53f7\u201d\uff1b\u6807\u9898\u7591\u6709\u6f0f\u5b57\uff0c\u89c1 slips", "number": "\u7ca4\u5e9c\u529e[2023]13\u53f7", "title": "\u5e7f\u4e1c\u7701\u4eba\u6c11\u653f\u5e9c\u529e\u516c\u5385\u5173\u4e8e\u4f18\u5316\u8c03\u6574\u7a33\u5c31\u4e1a\u653f\u7b56\u63aa\u65bd\u5168\u529b\u6c11\u751f\u7684\u901a\u77e5"}, {"note": "\u5f81\u6c42\u610f\u89c1\u7a3f\uff0c\u539f\u6587\u6ca1\u6709\u6587\u53f7\uff1b\u6b63\u5f0f\u7a3f\u5370\u53d1\u540e\u5e94\u6838\u5bf9", "number": null, "title": "\u5e7f\u4e1c\u7701\u5c31\u4e1a\u9a7f\u7ad9\u5efa\u8bbe\u6307\u5f15\uff08\u5f81\u6c42\u610f\u89c1\u7a3f\uff09"}], "budget": {"amount_fen": 500000000, "clause": "\u4e94\uff08\u4e8c\uff09", "fund_document": {"note": null, "number": "\u8d22\u793e\u30142017\u3015164\u53f7", "title": "\u5c31\u4e1a\u8865\u52a9\u8d44\u91d1\u7ba1\u7406\u529e\u6cd5"}, "note": "\u539f\u6587\u6ca1\u6709\u5199\u5404\u53bf\u533a\u4efd\u989d\uff0c\u4e5f\u6ca1\u6709\u5199\u5176\u4e2d\u591a\u5c11\u7528\u4e8e\u4fe1\u606f\u5e73\u53f0", "phrase": "500\u4e07\u5143", "source": "2023\u5e74\u7b2c\u4e8c\u6279\u4e2d\u592e\u5c31\u4e1a\u8865\u52a9\u8d44\u91d1", "split": "by_quota", "split_assumed": true, "texts": ["\u6839\u636e\u8d22\u653f\u90e8\u5173\u4e8e\u5370\u53d1\u300a\u5c31\u4e1a\u8865\u52a9\u8d44\u91d1\u7ba1\u7406\u529e\u6cd5\u300b\u7684\u901a\u77e5\uff08\u8d22\u793e\u30142017\u3015164\u53f7\uff09\u7cbe\u795e\uff0c\u5e02\u5c40\u4ece2023\u5e74\u7b2c\u4e8c\u6279\u4e2d\u592e\u5c31\u4e1a\u8865\u52a9\u8d44\u91d1\u4e2d\u5206\u914d\u51fa500\u4e07\u5143\u7528\u4e8e\u63a8\u8fdb\u5c31\u4e1a\u9a7f\u7ad9\u8bd5\u70b9\u5efa\u8bbe\u3002"]}, "city": {"bureau": {"assumed": true, "note": "\u539f\u6587\u79f0\u201c\u5e02\u5c40\u201d\u201c\u5e02\u4eba\u793e\u5c40\u201d", "value": "\u60e0\u5dde\u5e02\u4eba\u529b\u8d44\u6e90\u548c\u793e\u4f1a\u4fdd\u969c\u5c40"}, "name": "\u60e0\u5dde\u5e02", "purchaser": {"assumed": false, "note": "\u56db\uff08\u56db\uff09\uff1a\u4fe1\u606f\u5e73\u53f0\u7531\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3\u8fdb\u884c\u62db\u6807\u91c7\u8d2d", "value": "\u60e0\u5dde\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3"}, "treasury": {"assumed": true, "note": "\u540c\u7ea7\u8d22\u653f\uff1b\u539f\u6587\u6ca1\u6709\u5199\u660e", "value": "\u60e0\u5dde\u5e02\u8d22\u653f\u5c40"}}, "districts": [{"code": "huidong", "employment": {"assumed": true, "note": null, "value": "\u60e0\u4e1c\u53bf\u5c31\u4e1a\u90e8\u95e8"}, "name": "\u60e0\u4e1c\u53bf", "note": null, "purchaser": {"assumed": true, "note": null, "value": "\u60e0\u4e1c\u53bf\u4eba\u529b\u8d44\u6e90\u548c\u793e\u4f1a\u4fdd\u969c\u5c40"}, "quota": 2, "treasury": {"assumed": true, "note": null, "value": "\u60e0\u4e1c\u53bf\u8d22\u653f\u5c40"}}, {"code": "longmen", "employment": {"assumed": true, "note": null, "value": "\u9f99\u95e8\u53bf\u5c31\u4e1a\u90e8\u95e8"}, "name": "\u9f99\u95e8\u53bf", "note": null, "purchaser": {"assumed": true, "note": null, "value": "\u9f99\u95e8\u53bf\u4eba\u529b\u8d44\u6e90\u548c\u793e\u4f1a\u4fdd\u969c\u5c40"}, "quota": 2, "treasury": {"assumed": true, "note": null, "value": "\u9f99\u95e8\u53bf\u8d22\u653f\u5c40"}}], "goals": {"clause": "\u4e8c", "items": [{"text": "\u4e00\u662f\u63d0\u5347\u5c31\u4e1a\u670d\u52a1\u4fbf\u5229\u5316\u6c34\u5e73\u3002\u901a\u8fc7\u9a7f\u7ad9\u5efa\u8bbe\uff0c\u5bf9\u6807\u5bf9\u8868\u516c\u5171\u5c31\u4e1a\u670d\u52a1\u6807\u51c6\u5316\u8981\u6c42\uff0c\u642d\u5efa\u8d77\u5e02\u3001\u53bf\u533a\u3001\u9547\u8857\u4e09\u7ea7\u516c\u5171\u5c31\u4e1a\u670d\u52a1\u67b6\u6784\uff0c\u4ece\u800c\u8fdb\u4e00\u6b65\u5065\u5168\u6211\u5e02\u8986\u76d6\u57ce\u4e61\u7684\u5c31\u4e1a\u516c\u5171\u670d\u52a1\u4f53\u7cfb\u3002", "title": "\u63d0\u5347\u5c31\u4e1a\u670d\u52a1\u4fbf\u5229\u5316\u6c34\u5e73"}, {"text": "\u4e8c\u662f\u8fdb\u4e00\u6b65\u589e\u5f3a\u57fa\u5c42\u5c31\u4e1a\u670d\u52a1\u80fd\u529b\u3002\u901a\u8fc7\u9a7f\u7ad9\u5efa\u8bbe\uff0c\u8fdb\u4e00\u6b65\u6478\u6e05\u5c31\u4e1a\u56f0\u96be\u4eba\u5458\u3001\u9ad8\u6821\u6bd5\u4e1a\u751f\u7b49\u91cd\u70b9\u7fa4\u4f53\u60c5\u51b5\uff0c\u638c\u63e1\u6709\u5c31\u4e1a\u610f\u613f\u4eba\u5458\u7684\u6c42\u804c\u521b\u4e1a\u3001\u6280\u80fd\u57f9\u8bad\u7b49\u65b9\u9762\u7684\u9700\u6c42\uff0c\u5b9e\u73b0\u9001\u5c31\u4e1a\u670d\u52a1\u8fdb\u56ed\u533a\u3001\u8fdb\u4f01\u4e1a\u3001\u8fdb\u793e\u533a\u3001\u8fdb\u5b66\u6821\u3001\u8fdb\u5546\u5708\u3001\u8fdb\u9547\u6751\u3002", "title": "\u8fdb\u4e00\u6b65\u589e\u5f3a\u57fa\u5c42\u5c31\u4e1a\u670d\u52a1\u80fd\u529b"}, {"text": "\u4e09\u662f\u7740\u529b\u7834\u89e3\u5c31\u4e1a\u4fe1\u606f\u4e0d\u5bf9\u79f0\u96be\u9898\u3002\u901a\u8fc7\u9a7f\u7ad9\u5efa\u8bbe\uff0c\u5efa\u7acb\u7f51\u683c\u5185\u7528\u5de5\u4e3b\u4f53\u5206\u5e03\u56fe\uff0c\u767b\u8bb0\u7f51\u683c\u5185\u4f01\u4e1a\u3001\u4e2a\u4f53\u5de5\u5546\u6237\u5206\u5e03\u53ca\u7528\u5de5\u5206\u5e03\uff0c\u6536\u96c6\u5404\u7c7b\u7528\u5de5\u4e3b\u4f53\u53d1\u5e03\u7684\u7075\u6d3b\u7528\u5de5\u5c97\u4f4d\u4fe1\u606f\u3002\u5f52\u96c6\u3001\u53d1\u5e03\u5c97\u4f4d\u4fe1\u606f\uff0c\u5206\u6790\u533a\u57df\u5185\u7528\u5de5\u5355\u4f4d\u548c\u6c42\u804c\u8005\u53cc\u65b9\u9700\u6c42\uff0c\u6709\u9488\u5bf9\u6027\u5f00\u5c55\u5c97\u4f4d\u63a8\u8350\u3002", "title": "\u7740\u529b\u7834\u89e3\u5c31\u4e1a\u4fe1\u606f\u4e0d\u5bf9\u79f0\u96be\u9898"}, {"text": "\u56db\u662f\u5b9e\u73b0\u91cd\u70b9\u7528\u5de5\u4f01\u4e1a\u670d\u52a1\u5168\u8986\u76d6\u3002\u901a\u8fc7\u9a7f\u7ad9\u5efa\u8bbe\uff0c\u521d\u6b65\u5efa\u7acb\u7f51\u683c\u5185\u4f01\u4e1a\u7528\u5de5\u4fe1\u606f\u5e93\uff0c\u5b8c\u6210\u7f51\u7edc\u5185\u7528\u5de5\u4f01\u4e1a\u57fa\u672c\u4fe1\u606f\u6536\u96c6\uff1b\u4e0e\u91cd\u70b9\u7528\u5de5\u4f01\u4e1a\u5efa\u7acb\u8d77\u8054\u7cfb\u5236\u5ea6\uff0c\u63d0\u4f9b\u201c\u4e00\u4f01\u4e00\u7b56\u201d\u7684\u7528\u5de5\u4fdd\u969c\uff0c\u5ba3\u4f20\u6700\u65b0\u7684\u7a33\u4f01\u7a33\u5c97\u4f18\u60e0\u653f\u7b56\uff0c\u534f\u52a9\u7b26\u5408\u60e0\u4f01\u653f\u7b56\u7533\u9886\u6761\u4ef6\u7684\u4f01\u4e1a\u7533\u9886\u6709\u5173\u8865\u8d34\u8865\u52a9\u3002", "title": "\u5b9e\u73b0\u91cd\u70b9\u7528\u5de5\u4f01\u4e1a\u670d\u52a1\u5168\u8986\u76d6"}], "text": "2023\u5e74\u5e74\u5e95\u524d\uff0c\u5728\u5404\u53bf\u533a\u5efa\u621030\u4e2a\u9a7f\u7ad9\u5e76\u6295\u5165\u8fd0\u8425\u3002\u901a\u8fc7\u5efa\u8bbe\u8fd0\u8425\u597d\u9a7f\u7ad9\uff0c\u521d\u6b65\u5b9e\u73b0\u4ee5\u4e0b\u670d\u52a1\u76ee\u6807\uff1a"}, "issued_on": null, "issuer": {"assumed": true, "note": "\u516c\u5e03\u7684\u6b63\u6587\u6ca1\u6709\u843d\u6b3e\uff1b\u6309\u516c\u5e03\u7f51\u5740\uff08\u5e02\u4eba\u793e\u5c40\u7f51\u7ad9\uff09\u548c\u201c\u5e02\u5c40\u201d\u7684\u81ea\u79f0\u63a8\u5b9a", "value": "\u60e0\u5dde\u5e02\u4eba\u529b\u8d44\u6e90\u548c\u793e\u4f1a\u4fdd\u969c\u5c40"}, "milestones": [{"after": [], "also": [], "case": "\u7edf\u4e00\u6587\u672c", "clause": "\u56db\uff08\u4e8c\uff09", "key": "unified_terms", "lead": "\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3", "lead_assumed": true, "notes": ["\u672c\u9879\u6ca1\u6709\u81ea\u5df1\u7684\u65f6\u9650\uff1a\u5408\u540c\u6587\u672c\u548c\u8003\u6838\u6761\u6b3e\u5199\u5728\u91c7\u8d2d\u6587\u4ef6\u91cc\uff0c\u987b\u5148\u4e8e\u6bcf\u4e00\u4efd\u9a7f\u7ad9\u8fd0\u8425\u62db\u6807\u516c\u544a\u5b8c\u6210"], "phrase": null, "procedure": "unified_terms", "reading": null, "scope": "city", "texts": ["\u901a\u8fc7\u7edf\u4e00\u89c4\u8303\u9a7f\u7ad9\u8fd0\u8425\u5408\u540c\uff0c\u7cbe\u51c6\u6d4b\u7b97\u9a7f\u7ad9\u8fd0\u8425\u7ecf\u8d39\uff0c\u79d1\u5b66\u5236\u5b9a\u9a7f\u7ad9\u670d\u52a1\u6548\u679c\u548c\u76ee\u6807\u4efb\u52a1\uff0c\u52aa\u529b\u964d\u4f4e\u91c7\u8d2d\u6210\u672c\uff0c\u63d0\u9ad8\u91c7\u8d2d\u8d28\u91cf\uff0c\u63d0\u5347\u8d44\u91d1\u7684\u4f7f\u7528\u6548\u80fd\uff0c\u529b\u4e89\u628a\u201c\u6bcf\u4e00\u5206\u94b1\u90fd\u7528\u5728\u5200\u5203\u4e0a\u201d\u3002"], "title": "\u7edf\u4e00\u89c4\u8303\u8fd0\u8425\u5408\u540c\u3001\u6d4b\u7b97\u8fd0\u8425\u7ecf\u8d39\u3001\u5236\u5b9a\u670d\u52a1\u6548\u679c\u548c\u76ee\u6807\u4efb\u52a1", "units": ["\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3", "\u5e02\u4eba\u793e\u5c40\u529e\u516c\u5ba4", "\u653f\u7b56\u6cd5\u89c4\u79d1", "\u5404\u53bf\u533a\u4eba\u793e\u90e8\u95e8"], "units_assumed": false}, {"after": [], "also": [], "case": "\u5e73\u53f0\u62db\u6807", "clause": "\u56db\uff08\u56db\uff09", "key": "platform_tender", "lead": "\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3", "lead_assumed": false, "notes": ["\u539f\u6587\u6ca1\u6709\u7ed9\u5e73\u53f0\u62db\u6807\u5355\u5217\u65f6\u9650\uff0c\u987b\u4e3a12\u6708\u4e0a\u65ec\u5b8c\u6210\u8bd5\u8fd0\u884c\u7559\u8db3\u5f00\u53d1\u65f6\u95f4", "\u539f\u6587\u53ea\u5199\u201c\u62db\u6807\u91c7\u8d2d\u201d\uff0c\u6309\u516c\u5f00\u62db\u6807\u529e\u7406\uff0c\u5f85\u6838\u5b9e"], "phrase": null, "procedure": "open_tender", "reading": null, "scope": "city", "texts": ["\u7531\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3\u8fdb\u884c\u62db\u6807\u91c7\u8d2d\uff0c\u5e02\u804c\u4e1a\u4ecb\u7ecd\u670d\u52a1\u4e2d\u5fc3\u5168\u7a0b\u63d0\u4f9b\u4e1a\u52a1\u6307\u5bfc\uff0c"], "title": "\u4fe1\u606f\u5e73\u53f0\u62db\u6807\u91c7\u8d2d", "units": ["\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3", "\u5e02\u804c\u4e1a\u4ecb\u7ecd\u670d\u52a1\u4e2d\u5fc3"], "units_assumed": false}, {"after": [], "also": ["\u4e09"], "case": "\u62db\u6807", "clause": "\u56db\uff08\u4e8c\uff09", "key": "open_tender", "lead": "\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3", "lead_assumed": true, "notes": ["\u91c7\u8d2d\u4eba\u662f\u5404\u53bf\u533a\u4eba\u793e\u90e8\u95e8\uff08\u4e09\uff09\uff1b\u539f\u6587\u7684\u201c\u5b8c\u6210\u201d\u6309\u7b7e\u8ba2\u9a7f\u7ad9\u8fd0\u8425\u5408\u540c\u7406\u89e3"], "phrase": "11\u6708\u5e95\u524d", "procedure": "open_tender", "reading": {"confirmed_by": null, "kind": "by", "question": null, "strict": "2023-11-30", "watched": "strict", "wide": null}, "scope": "district", "texts": ["\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3\u3001\u5404\u53bf\u533a\u4eba\u793e\u90e8\u95e8\u8981\u4e25\u683c\u6309\u7167\u76f8\u5173\u89c4\u5b9a\uff0c\u89c4\u8303\u5bf9\u7b2c\u4e09\u65b9\u793e\u4f1a\u673a\u6784\u670d\u52a1\u7684\u62db\u6807\u91c7\u8d2d\u7ba1\u7406\u3002", "11\u6708\u5e95\u524d\u5b8c\u6210"], "title": "\u89c4\u8303\u62db\u6807\u91c7\u8d2d\u3001\u7b7e\u8ba2\u8fd0\u8425\u5408\u540c", "units": ["\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3", "\u5e02\u4eba\u793e\u5c40\u529e\u516c\u5ba4", "\u653f\u7b56\u6cd5\u89c4\u79d1", "\u5404\u53bf\u533a\u4eba\u793e\u90e8\u95e8"], "units_assumed": false}, {"after": [], "also": ["\u4e94\uff08\u4e00\uff09"], "case": "\u8003\u6838", "clause": "\u56db\uff08\u4e09\uff09", "key": "assessment", "lead": "\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3", "lead_assumed": true, "notes": [], "phrase": "\u6bcf\u5e74\u81f3\u5c11\u8fdb\u884c1\u6b21", "procedure": "assessment", "reading": {"confirmed_by": null, "kind": "recurring", "question": "\u539f\u6587\u53ea\u5199\u201c\u6bcf\u5e74\u81f3\u5c11\u8fdb\u884c1\u6b21\u5168\u9762\u8003\u6838\u201d\uff0c\u6ca1\u6709\u5199\u9996\u4e2a\u8003\u6838\u5e74\u5ea6\u3002\u9a7f\u7ad92023\u5e74\u5e74\u5e95\u524d\u624d\u6295\u5165\u8fd0\u8425\uff0c\u6682\u4ee52024\u5e74\u4e3a\u9996\u4e2a\u5e74\u5ea6\u30012024\u5e7412\u670831\u65e5\u4e3a\u671f\uff0c\u8bf7\u786e\u8ba4\u3002", "strict": "2024-12-31", "watched": "strict", "wide": null}, "scope": "district", "texts": ["\u7075\u6d3b\u5f00\u5c55\u9636\u6bb5\u6027\u8003\u8bc4\uff0c\u6bcf\u5e74\u81f3\u5c11\u8fdb\u884c1\u6b21\u5168\u9762\u8003\u6838\u3002\u63a2\u7d22\u6fc0\u52b1\u673a\u5236\uff0c\u5bf9\u5168\u5e02\u9a7f\u7ad9\u8fd0\u884c\u60c5\u51b5\u8fdb\u884c\u8bc4\u4f30\uff0c\u63a2\u7d22\u5efa\u7acb\u661f\u7ea7\u670d\u52a1\u9a7f\u7ad9\u8bc4\u4ef7\u548c\u5956\u60e9\u673a\u5236\uff0c\u6253\u9020\u54c1\u724c\u9a7f\u7ad9\u3002"], "title": "\u7ee9\u6548\u8003\u6838\u4e0e\u661f\u7ea7\u8bc4\u4ef7", "units": ["\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3", "\u5e02\u804c\u4e1a\u4ecb\u7ecd\u670d\u52a1\u4e2d\u5fc3", "\u5e02\u4eba\u793e\u5c40\u5c31\u4e1a\u4fc3\u8fdb\u79d1", "\u5404\u53bf\u533a\u4eba\u793e\u90e8\u95e8"], "units_assumed": false}], "mode": {"clause": "\u4e09", "method": "\u516c\u5f00\u62db\u6807", "note": null, "text": "\u7531\u5404\u53bf\u533a\u4eba\u793e\u90e8\u95e8\u901a\u8fc7\u516c\u5f00\u62db\u6807\u7684\u65b9\u5f0f\u8d2d\u4e70\u6709\u8d44\u8d28\u7684\u7b2c\u4e09\u65b9\u793e\u4f1a\u673a\u6784\u670d\u52a1\u3002\u901a\u8fc7\u4e0e\u4e2d\u6807\u673a\u6784\u7b7e\u8ba2\u9a7f\u7ad9\u8fd0\u8425\u5408\u540c\uff0c\u7531\u4e2d\u6807\u673a\u6784\u8d1f\u8d23\u9a7f\u7ad9\u7684\u5177\u4f53\u8fd0\u8425\uff0c\u5b9e\u73b0\u8fd0\u8425\u5408\u540c\u6240\u7ea6\u5b9a\u7684\u670d\u52a1\u6548\u679c\u548c\u76ee\u6807\u4efb\u52a1\u3002"}, "naming": {"annex": "\u5e7f\u4e1c\u7701\u5c31\u4e1a\u9a7f\u7ad9\u7edf\u4e00\u6807\u8bc6\u724c\u533e\u53ca\u547d\u540d\u8bf4\u660e\uff08\u5f81\u6c42\u610f\u89c1\u7a3f\uff09", "clause": "\u56db\uff08\u4e09\uff09", "question": "\u9a7f\u7ad9\u7edf\u4e00\u547d\u540d\u89c4\u5219\u89c1\u9644\u4ef6\uff0c\u9644\u4ef6\u5c1a\u672a\u53d6\u5f97\u3002\u8bf7\u63d0\u4f9b\u9644\u4ef6\uff0c\u6216\u5199\u660e\u547d\u540d\u89c4\u5219\uff08\u5982\u53bf\u533a\u3001\u9547\u8857\u3001\u9a7f\u7ad9\u540d\u7684\u6b21\u5e8f\u548c\u5199\u6cd5\uff09\u3002", "rule": null}, "platform": {"clause": "\u56db\uff08\u56db\uff09", "functions": [{"key": "seekers", "name": "\u767b\u8bb0\u6c42\u804c\u9700\u6c42"}, {"key": "jobs", "name": "\u5f52\u96c6\u5c97\u4f4d\u4fe1\u606f"}, {"key": "notices", "name": "\u53d1\u5e03\u62db\u8058\u516c\u544a"}], "goal": "\u5e02\u7ea7\u5f52\u96c6\u3001\u591a\u70b9\u8054\u52a8\u3001\u7edf\u4e00\u53d1\u5e03", "systems": ["\u60e0\u5dde\u5c31\u4e1a\u9a7f\u7ad9\u7ba1\u7406\u7cfb\u7edf", "\u201c\u60e0\u5dde\u5c31\u4e1a\u201d\u5c0f\u7a0b\u5e8f"]}, "preamble": "\u4e3a\u8d2f\u5f7b\u843d\u5b9e\u515a\u7684\u4e8c\u5341\u5927\u62a5\u544a\u5173\u4e8e\u5f3a\u5316\u5c31\u4e1a\u4f18\u5148\u653f\u7b56\uff0c\u5065\u5168\u5c31\u4e1a\u4fc3\u8fdb\u673a\u5236\uff0c\u4fc3\u8fdb\u9ad8\u8d28\u91cf\u5145\u5206\u5c31\u4e1a\u7684\u6307\u793a\u7cbe\u795e\uff0c\u6839\u636e\u300a\u5e7f\u4e1c\u7701\u4eba\u6c11\u653f\u5e9c\u529e\u516c\u5385\u5173\u4e8e\u4f18\u5316\u8c03\u6574\u7a33\u5c31\u4e1a\u653f\u7b56\u63aa\u65bd\u5168\u529b\u6c11\u751f\u7684\u901a\u77e5\u300b\uff08\u7ca4\u5e9c\u529e[2023]13\u53f7\uff09\u300a\u5e7f\u4e1c\u7701\u5c31\u4e1a\u9a7f\u7ad9\u5efa\u8bbe\u6307\u5f15\uff08\u5f81\u6c42\u610f\u89c1\u7a3f\uff09\u300b\u5de5\u4f5c\u8981\u6c42\uff0c\u7ed3\u5408\u6211\u5e02\u5c31\u4e1a\u5de5\u4f5c\u5b9e\u9645\uff0c\u5236\u5b9a\u672c\u65b9\u6848\u3002", "questions": [{"about": "\u5370\u53d1\u65e5\u671f\u4e0e\u53d1\u6587\u673a\u5173", "answer": null, "key": "issue_date", "question": "\u516c\u5e03\u7684\u6b63\u6587\u6ca1\u6709\u843d\u6b3e\u3001\u6587\u53f7\u548c\u5370\u53d1\u65e5\u671f\uff0c\u8bf7\u63d0\u4f9b\u3002"}, {"about": "\u7275\u5934\u5355\u4f4d", "answer": null, "key": "lead_units", "question": "\u5404\u9879\u4efb\u52a1\u53ea\u5217\u201c\u8d23\u4efb\u5355\u4f4d\u201d\uff0c\u6ca1\u6709\u5199\u660e\u7275\u5934\u5355\u4f4d\uff1b\u6682\u4ee5\u6392\u5728\u7b2c\u4e00\u4f4d\u7684\u5355\u4f4d\u4e3a\u7275\u5934\uff0c\u8bf7\u9010\u9879\u786e\u8ba4\u3002"}, {"about": "\u53bf\u533a\u5355\u4f4d\u5168\u79f0", "answer": null, "key": "unit_names", "question": "\u8bf7\u63d0\u4f9b\u4e03\u4e2a\u53bf\u533a\u7684\u91c7\u8d2d\u4eba\u3001\u5c31\u4e1a\u90e8\u95e8\u548c\u540c\u7ea7\u8d22\u653f\u90e8\u95e8\u5168\u79f0\uff0c\u7279\u522b\u662f\u4ef2\u607a\u9ad8\u65b0\u533a\u548c\u5927\u4e9a\u6e7e\u7ecf\u6d4e\u5f00\u53d1\u533a\u3002"}, {"about": "\u5355\u4f4d\u6027\u8d28", "answer": null, "key": "unit_natures", "question": "\u8bf7\u786e\u8ba4\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3\u3001\u5e02\u804c\u4e1a\u4ecb\u7ecd\u670d\u52a1\u4e2d\u5fc3\u7684\u5355\u4f4d\u6027\u8d28\u548c\u516c\u76ca\u7c7b\u522b\u3002"}, {"about": "\u4e94\uff08\u4e8c\uff09\u8d44\u91d1\u5206\u914d", "answer": null, "key": "budget_split", "question": "500\u4e07\u5143\u662f\u5426\u5305\u62ec\u4fe1\u606f\u5e73\u53f0\u7ecf\u8d39\uff0c\u5404\u53bf\u533a\u5404\u5206\u914d\u591a\u5c11\u3001\u4f55\u65f6\u4e0b\u8fbe\uff1f\u73b0\u6309\u540d\u989d\u6d4b\u7b97\uff0c\u4ec5\u4f9b\u53c2\u8003\u3002"}, {"about": "\u56db\uff08\u4e8c\uff09\u201c11\u6708\u5e95\u524d\u5b8c\u6210\u201d", "answer": null, "key": "tender_done", "question": "\u201c\u5b8c\u6210\u201d\u662f\u6307\u53d1\u5e03\u4e2d\u6807\u516c\u544a\u8fd8\u662f\u7b7e\u8ba2\u8fd0\u8425\u5408\u540c\uff1f\u6682\u6309\u7b7e\u8ba2\u8fd0\u8425\u5408\u540c\u7406\u89e3\u3002"}, {"about": "\u56db\uff08\u56db\uff09\u201c12\u6708\u4e0a\u65ec\u5b8c\u6210\u8bd5\u8fd0\u884c\u201d", "answer": null, "key": "platform_trial", "question": "\u8bd5\u8fd0\u884c\u4ece\u4f55\u65e5\u5f00\u59cb\u3001\u81f3\u5c11\u591a\u5c11\u5929\uff1f\u539f\u6587\u6ca1\u6709\u5199\u660e\u3002"}, {"about": "\u56db\uff08\u4e94\uff09\u4e13\u804c\u5de5\u4f5c\u4eba\u5458", "answer": null, "key": "staff_number", "question": "\u6bcf\u4e2a\u9a7f\u7ad9\u81f3\u5c11\u914d\u5907\u591a\u5c11\u540d\u4e13\u804c\u5de5\u4f5c\u4eba\u5458\uff1f\u539f\u6587\u53ea\u5199\u201c\u76f8\u5e94\u6570\u91cf\u201d\u3002"}, {"about": "\u4e94\uff08\u4e8c\uff09\u56ed\u533a\u3001\u4f01\u4e1a\u81ea\u5efa\u9a7f\u7ad9", "answer": null, "key": "self_built", "question": "\u56ed\u533a\u3001\u4f01\u4e1a\u81ea\u5efa\u7684\u9a7f\u7ad9\u662f\u5426\u8ba1\u516530\u4e2a\u540d\u989d\uff1f"}, {"about": "\u56db\uff08\u4e09\uff09\u670d\u52a1\u9762\u79ef", "answer": null, "key": "small_area", "question": "\u670d\u52a1\u9762\u79ef\u4e0d\u8db320\u5e73\u65b9\u7c73\u7684\u9a7f\u7ad9\u7531\u8c01\u6279\u51c6\uff1f\u6682\u7531\u53bf\u533a\u8bf4\u660e\u7406\u7531\u540e\u63d0\u793a\u5e02\u4e13\u73ed\u3002"}, {"about": "\u300a\u5e7f\u4e1c\u7701\u5c31\u4e1a\u9a7f\u7ad9\u5efa\u8bbe\u6307\u5f15\uff08\u5f81\u6c42\u610f\u89c1\u7a3f\uff09\u300b", "answer": null, "key": "guideline_final", "question": "\u7701\u7684\u5efa\u8bbe\u6307\u5f15\u548c\u6807\u8bc6\u547d\u540d\u8bf4\u660e\u662f\u5426\u5df2\u5370\u53d1\u6b63\u5f0f\u7a3f\uff1f\u5982\u5df2\u5370\u53d1\uff0c\u8bf7\u63d0\u4f9b\u3002"}], "quota": {"clause": "\u56db\uff08\u4e00\uff09", "text": "\u5728\u5168\u5e02\u5148\u884c\u5efa\u8bbe30\u4e2a\u9a7f\u7ad9\uff0c\u5177\u4f53\u5230\u5404\u53bf\u533a\u8f96\u533a\u5185\uff0c\u5206\u522b\u662f\uff1a\u60e0\u57ce\u533a8\u4e2a\u3001\u4ef2\u607a\u9ad8\u65b0\u533a6\u4e2a\u3001\u60e0\u9633\u533a5\u4e2a\u3001\u5927\u4e9a\u6e7e\u7ecf\u6d4e\u5f00\u53d1\u533a4\u4e2a\u3001\u535a\u7f57\u53bf3\u4e2a\u3001\u60e0\u4e1c\u53bf2\u4e2a\u3001\u9f99\u95e8\u53bf2\u4e2a\u3002", "total": 4}, "short": "\u60e0\u5dde\u5c31\u4e1a\u9a7f\u7ad9\u8bd5\u70b9", "slips": [{"clause": "\u5236\u5b9a\u4f9d\u636e", "note": "\u6587\u53f7\u7684\u5e74\u4efd\u5e94\u7528\u516d\u89d2\u62ec\u53f7", "published": "\u7ca4\u5e9c\u529e[2023]13\u53f7", "read_as": "\u7ca4\u5e9c\u529e\u30142023\u301513\u53f7"}, {"clause": "\u5236\u5b9a\u4f9d\u636e", "note": "\u4e24\u4e2a\u6587\u4ef6\u4e4b\u95f4\u6f0f\u201c\u3001\u201d\u6216\u201c\u548c\u201d", "published": "13\u53f7\uff09\u300a\u5e7f\u4e1c\u7701", "read_as": "13\u53f7\uff09\u3001\u300a\u5e7f\u4e1c\u7701"}, {"clause": "\u5236\u5b9a\u4f9d\u636e", "note": "\u6807\u9898\u7591\u6f0f\u201c\u4fc3\u53d1\u5c55\u60e0\u201d\u56db\u5b57\uff0c\u5f85\u6838\u5b9e", "published": "\u7a33\u5c31\u4e1a\u653f\u7b56\u63aa\u65bd\u5168\u529b\u6c11\u751f", "read_as": "\u7a33\u5c31\u4e1a\u653f\u7b56\u63aa\u65bd\u5168\u529b\u4fc3\u53d1\u5c55\u60e0\u6c11\u751f"}, {"clause": "\u4e8c", "note": "\u4e0a\u4e0b\u6587\u5747\u4e3a\u201c\u7f51\u683c\u5185\u201d", "published": "\u7f51\u7edc\u5185\u7528\u5de5\u4f01\u4e1a", "read_as": "\u7f51\u683c\u5185\u7528\u5de5\u4f01\u4e1a"}, {"clause": "\u56db\uff08\u4e8c\uff09", "note": "\u672c\u9879\u8bb2\u62db\u6807\u91c7\u8d2d", "published": "\u6307\u6807\u7a0b\u5e8f", "read_as": "\u62db\u6807\u7a0b\u5e8f"}, {"clause": "\u56db\uff08\u4e09\uff09", "note": null, "published": "\u4e0d\u6613\u91cd\u65b0\u88c5\u4fee\u88c5\u9970", "read_as": "\u4e0d\u5b9c\u91cd\u65b0\u88c5\u4fee\u88c5\u9970"}, {"clause": "\u56db\uff08\u4e94\uff09", "note": "\u6216\u201c\u793e\u60c5\u6c11\u610f\u201d\uff0c\u5f85\u6838\u5b9e", "published": "\u5f53\u5730\u793e\u6c11\u60c5", "read_as": "\u5f53\u5730\u793e\u60c5\u6c11\u60c5"}], "slug": "huizhou-2023", "source_url": "https://rsj.huizhou.gov.cn/zwgk/tzgg/content/post_5098194.html", "staffing": {"awareness": ["\u670d\u52a1\u610f\u8bc6", "\u7eaa\u5f8b\u610f\u8bc6", "\u5ec9\u6d01\u610f\u8bc6"], "clause": "\u56db\uff08\u4e94\uff09", "heads_per_station": 1, "requirements": ["\u4ee5\u9ad8\u6821\u6bd5\u4e1a\u751f\u7b49\u91cd\u70b9\u7fa4\u4f53\u4e3a\u4e3b\u4f53", "\u601d\u60f3\u54c1\u5fb7\u4f18", "\u670d\u52a1\u6001\u5ea6\u597d", "\u5de5\u4f5c\u8d23\u4efb\u5fc3\u5f3a", "\u5f62\u8c61\u6c14\u8d28\u4f73", "\u719f\u6089\u5f53\u5730\u793e\u6c11\u60c5"], "staff_number": {"assumed": false, "note": "\u539f\u6587\u5199\u201c\u914d\u5907\u76f8\u5e94\u6570\u91cf\u7684\u4e13\u804c\u5de5\u4f5c\u4eba\u5458\u201d\uff0c\u6ca1\u6709\u5199\u5177\u4f53\u4eba\u6570", "value": null}, "supervisor_named": true, "supervisors_per_station": 1, "training_topics": [{"key": "subsidies", "name": "\u5c31\u4e1a\u5404\u7c7b\u8865\u8d34\u653f\u7b56"}, {"key": "measures", "name": "\u4eba\u793e\u60e0\u4f01\u60e0\u6c11\u63aa\u65bd"}, {"key": "business_procedure", "name": "\u9a7f\u7ad9\u4e1a\u52a1\u670d\u52a1\u6d41\u7a0b"}, {"key": "platform_use", "name": "\u201c\u60e0\u5dde\u5c31\u4e1a\u9a7f\u7ad9\u7ba1\u7406\u7cfb\u7edf\u201d\u3001\u201c\u60e0\u5dde\u5c31\u4e1a\u201d\u5c0f\u7a0b\u5e8f\u7b49\u4fe1\u606f\u5e73\u53f0\u7684\u4f7f\u7528"}, {"key": "rules_conduct", "name": "\u9a7f\u7ad9\u5de5\u4f5c\u89c4\u5219\u548c\u884c\u4e3a\u89c4\u8303"}]}, "station": {"area": {"min_m2": 20, "phrase": "\u670d\u52a1\u9762\u79ef\u4e00\u822c\u4e0d\u5c0f\u4e8e20\u5e73\u65b9\u7c73", "smaller": "warn_with_reason"}, "clause": "\u56db\uff08\u4e09\uff09", "conduct_text": "\u9a7f\u7ad9\u5de5\u4f5c\u4eba\u5458\u5e94\u5f53\u4e3b\u52a8\u8d70\u6751\u4e32\u6237\u3001\u8d70\u8fdb\u793e\u533a\u3001\u8054\u7cfb\u4f01\u4e1a\uff0c\u8be6\u7ec6\u767b\u8bb0\u4fe1\u606f\uff0c\u505a\u5230\u201c\u70b9\u5bf9\u70b9\u201d\u7cbe\u51c6\u670d\u52a1\u3002", "equipment": [{"key": "computer", "name": "\u7535\u8111"}, {"key": "display", "name": "\u663e\u793a\u5c4f"}, {"key": "monitoring", "name": "\u76d1\u63a7"}, {"key": "talk_room", "name": "\u6d3d\u8c08\u5ba4"}], "public_benefit": "\u575a\u6301\u516c\u76ca\u6027\u8d28\uff0c\u4e25\u7981\u5404\u7c7b\u6536\u8d39\u884c\u4e3a\u3002", "redecoration_required": false, "redecoration_text": "\u9a7f\u7ad9\u672c\u7740\u8282\u7ea6\u6210\u672c\u7684\u539f\u5219\uff0c\u539f\u5e73\u53f0\u4e0d\u6613\u91cd\u65b0\u88c5\u4fee\u88c5\u9970\u7684\uff0c\u53ef\u4e0d\u91cd\u65b0\u88c5\u4fee\u3002", "rules_in_force": [{"key": "attendance", "name": "\u8003\u52e4\u7ba1\u7406"}, {"key": "discipline", "name": "\u5de5\u4f5c\u7eaa\u5f8b"}, {"key": "conduct", "name": "\u884c\u4e3a\u89c4\u8303"}, {"key": "publication_review", "name": "\u4fe1\u606f\u53d1\u5e03\u5ba1\u6838\u529e\u6cd5"}, {"key": "business_procedure", "name": "\u4e1a\u52a1\u670d\u52a1\u6d41\u7a0b"}, {"key": "service_ledger", "name": "\u670d\u52a1\u53f0\u8d26"}, {"key": "hotline_complaints", "name": "\u670d\u52a1\u70ed\u7ebf\u548c\u6295\u8bc9\u4e3e\u62a5\u65b9\u5f0f"}], "signs": [{"key": "station_sign", "name": "\u9a7f\u7ad9\u6807\u8bc6"}, {"key": "services_shown", "name": "\u660e\u793a\u670d\u52a1\u5185\u5bb9"}, {"key": "policies_posted", "name": "\u516c\u5e03\u5c31\u4e1a\u653f\u7b56"}, {"key": "jobs_posted", "name": "\u516c\u5e03\u5c97\u4f4d\u4fe1\u606f"}, {"key": "report_phone", "name": "\u516c\u5e03\u4e3e\u62a5\u7535\u8bdd"}], "surroundings": "\u73af\u5883\u6574\u6d01", "uniform": [{"key": "naming", "name": "\u7edf\u4e00\u547d\u540d\u89c4\u5219"}, {"key": "facade", "name": "\u7edf\u4e00\u5916\u7acb\u9762\u88c5\u4fee\u98ce\u683c"}, {"key": "counter", "name": "\u7edf\u4e00\u670d\u52a1\u53f0\u88c5\u4fee\u98ce\u683c"}, {"key": "backdrop", "name": "\u7edf\u4e00\u80cc\u666f\u5899\u88c5\u4fee\u98ce\u683c"}, {"key": "provincial_sign", "name": "\u7edf\u4e00\u4f7f\u7528\u7701\u89c4\u5b9a\u7684\u573a\u6240\u6807\u8bc6"}, {"key": "plaque", "name": "\u95e8\u53e3\u60ac\u6302\u7701\u7edf\u4e00\u89c4\u683c\u7684\u724c\u533e"}]}, "title": "\u60e0\u5dde\u5e02\u5c31\u4e1a\u9a7f\u7ad9\u8bd5\u70b9\u5efa\u8bbe\u5b9e\u65bd\u65b9\u6848", "units": [{"level": "city", "name": "\u5e02\u52b3\u52a8\u5c31\u4e1a\u670d\u52a1\u7ba1\u7406\u4e2d\u5fc3", "nature": {"assumed": true, "note": "\u539f\u6587\u6ca1\u6709\u5199\u660e\u6027\u8d28\u548c\u7c7b\u522b", "value": "\u5e02\u7ea7\u4e8b\u4e1a\u5355\u4f4d"}, "published_as": []}, {"level": "city", "name": "\u5e02\u804c\u4e1a\u4ecb\u7ecd\u670d\u52a1\u4e2d\u5fc3", "nature": {"assumed": true, "note": "\u539f\u6587\u6ca1\u6709\u5199\u660e\u6027\u8d28\u548c\u7c7b\u522b", "value": "\u5e02\u7ea7\u4e8b\u4e1a\u5355\u4f4d"}, "published_as": []}, {"level": "city", "name": "\u5e02\u4eba\u793e\u5c40\u529e\u516c\u5ba4", "nature": {"assumed": true, "note": null, "value": "\u5e02\u4eba\u793e\u5c40\u5185\u8bbe\u673a\u6784"}, "published_as": []}, {"level": "city", "name": "\u5e02\u4eba\u793e\u5c40\u653f\u7b56\u6cd5\u89c4\u79d1", "nature": {"assumed": true, "note": "\u539f\u6587\u627f\u524d\u7701\u7565\u201c\u5e02\u4eba\u793e\u5c40\u201d", "value": "\u5e02\u4eba\u793e\u5c40\u5185\u8bbe\u673a\u6784"}, "published_as": ["\u653f\u7b56\u6cd5\u89c4\u79d1"]}, {"level": "city", "name": "\u5e02\u4eba\u793e\u5c40\u5c31\u4e1a\u4fc3\u8fdb\u79d1", "nature": {"assumed": true, "note": null, "value": "\u5e02\u4eba\u793e\u5c40\u5185\u8bbe\u673a\u6784"}, "published_as": []}, {"level": "city", "name": "\u5e02\u4eba\u793e\u5c40", "nature": {"assumed": true, "note": null, "value": "\u884c\u653f\u673a\u5173"}, "published_as": ["\u5e02\u5c40"]}, {"level": "city", "name": "\u5e02\u4eba\u793e\u5c40\u5c31\u4e1a\u9a7f\u7ad9\u8bd5\u70b9\u5efa\u8bbe\u5de5\u4f5c\u4e13\u73ed", "nature": {"assumed": true, "note": "\u4e94\uff08\u4e00\uff09\u5199\u660e\u5e02\u5c40\u6210\u7acb\uff1b\u539f\u6587\u6ca1\u6709\u5199\u6210\u5458\u548c\u8d1f\u8d23\u4eba", "value": "\u4e34\u65f6\u5de5\u4f5c\u673a\u6784"}, "published_as": ["\u5e02\u4e13\u73ed"]}, {"level": "each_district", "name": "\u5404\u53bf\u533a\u4eba\u793e\u90e8\u95e8", "nature": {"assumed": true, "note": null, "value": "\u884c\u653f\u673a\u5173"}, "published_as": []}, {"level": "each_district", "name": "\u5404\u53bf\u533a\u5c31\u4e1a\u90e8\u95e8", "nature": {"assumed": true, "note": "\u4e94\uff08\u4e00\uff09\u5199\u660e\u662f\u9a7f\u7ad9\u7684\u4e3b\u7ba1\u90e8\u95e8\uff1b\u662f\u5185\u8bbe\u673a\u6784\u8fd8\u662f\u4e8b\u4e1a\u5355\u4f4d\uff0c\u539f\u6587\u6ca1\u6709\u5199\u660e", "value": null}, "published_as": ["\u5c31\u4e1a\u90e8\u95e8"]}], "year": 2023}','9c14584fabee5eba88b66b15ddfc8a8fcf32afb6888067829cdf0d00cba9e131','2023-07-03');
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
INSERT INTO "record_head" VALUES(1,'rehearsal','set','2025-12-31',36,62,'7598702041fbf3f9f3007a05f3ea7b2c1b6d679cc1fa923061dd2fc229a28ae3');
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
INSERT INTO "schedule_row" VALUES(1,1,1,0,'contract_text_drafted','',0,NULL,NULL,'2023-10-17','2023-07-03','2023-10-17','plan','2023-10-08','2023-09-20','2023-07-10',0,'[]');
INSERT INTO "schedule_row" VALUES(2,1,1,1,'contract_text_reviewed','',0,'2023-07-10',NULL,'2023-10-17','2023-07-10','2023-10-17','plan','2023-10-08','2023-09-20','2023-07-12',0,'[{"kind": "at_least", "rule": "", "basis": "22\u53f7 23\u300131", "start": "contract_text_drafted", "start_on": "2023-07-10", "n": 0, "unit": "\u65e5", "counted": "2023-07-10", "end": "2023-07-10", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(3,1,1,2,'cost_measured','',0,NULL,NULL,'2023-10-17','2023-07-03','2023-10-17','plan','2023-10-08','2023-09-20','2023-07-13',0,'[]');
INSERT INTO "schedule_row" VALUES(4,1,1,3,'targets_set','',0,NULL,NULL,'2023-10-17','2023-07-03','2023-10-17','plan','2023-10-08','2023-09-20','2023-07-14',0,'[]');
INSERT INTO "schedule_row" VALUES(5,1,1,4,'terms_issued','',0,'2023-07-14',NULL,'2023-10-17','2023-07-14','2023-10-17','plan','2023-10-08','2023-09-20','2023-07-20',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_text_reviewed", "start_on": "2023-07-12", "n": 0, "unit": "\u65e5", "counted": "2023-07-12", "end": "2023-07-12", "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "cost_measured", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "targets_set", "start_on": "2023-07-14", "n": 0, "unit": "\u65e5", "counted": "2023-07-14", "end": "2023-07-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(6,2,1,0,'funds_allotted','',0,NULL,NULL,NULL,'2023-07-03',NULL,NULL,NULL,NULL,NULL,0,'[]');
INSERT INTO "schedule_row" VALUES(7,2,1,1,'demand_survey','',0,NULL,NULL,NULL,'2023-07-03',NULL,NULL,NULL,NULL,NULL,0,'[]');
INSERT INTO "schedule_row" VALUES(8,2,1,2,'opinion_hearing','',0,NULL,NULL,NULL,'2023-07-03',NULL,NULL,NULL,NULL,NULL,0,'[]');
INSERT INTO "schedule_row" VALUES(9,2,1,3,'requirement','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "PLN-05", "basis": "22\u53f7 10\u300111", "start": "demand_survey", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "at_least", "rule": "PLN-06", "basis": "\u6761\u4f8b 15", "start": "opinion_hearing", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(10,2,1,4,'estimate','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "requirement", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "at_least", "rule": "PLN-01", "basis": "\u91c7\u8d2d\u6cd5 6\u300133\uff1b\u6761\u4f8b 29", "start": "funds_allotted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "wait", "rule": "", "basis": "\u65b9\u6848\u56db\uff08\u4e8c\uff09", "start": "unified_terms.cost_measured", "start_on": "2023-07-13", "n": 0, "unit": "", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(11,2,1,5,'requirement_review','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(12,2,1,6,'counsel_review','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "requirement", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(13,2,1,7,'plan_filing','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "PLN-07", "basis": "22\u53f7 29\u81f334", "start": "requirement_review", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(14,2,1,8,'agency_agreement','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(15,2,1,9,'intention_exemption','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(16,2,1,10,'intention_notice','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(17,2,1,11,'document_drafted','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "PLN-07", "basis": "22\u53f7 29\u81f334", "start": "requirement_review", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}, {"kind": "at_least", "rule": "PLN-08", "basis": "22\u53f7 23\u300131\uff08\u56db\uff09", "start": "counsel_review", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(18,2,1,12,'document_confirmation','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "document_drafted", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}, {"kind": "at_least", "rule": "PLN-02", "basis": "\u6761\u4f8b 29\u300167", "start": "plan_filing", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(19,2,1,13,'tender_notice','',0,'2023-08-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "PLN-03", "basis": "\u8d22\u5e93\u30142020\u301510\u53f7", "start": "intention_notice", "start_on": "2023-07-13", "n": 30, "unit": "\u65e5", "counted": "2023-08-12", "end": "2023-08-14", "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "document_confirmation", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}, {"kind": "wait", "rule": "", "basis": "\u65b9\u6848\u56db\uff08\u4e8c\uff09", "start": "unified_terms.terms_issued", "start_on": "2023-07-20", "n": 0, "unit": "", "counted": "2023-07-20", "end": "2023-07-20", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(20,2,1,14,'notice_period_end','',1,'2023-08-21',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "TND-01", "basis": "87\u53f7 16", "start": "tender_notice", "start_on": "2023-08-14", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-08-21", "end": "2023-08-21", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(21,2,1,15,'documents_available_until','',1,'2023-08-21',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "TND-02", "basis": "\u6761\u4f8b 31\uff1b87\u53f7 18", "start": "tender_notice", "start_on": "2023-08-14", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-08-21", "end": "2023-08-21", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(22,2,1,16,'briefing','',0,'2023-08-22',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "TND-06", "basis": "87\u53f7 26", "start": "documents_available_until", "start_on": "2023-08-21", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-08-22", "end": "2023-08-22", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(23,2,1,17,'clarification','',0,'2023-08-14','2023-08-18',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}, {"kind": "lead", "rule": "TND-04", "basis": "\u6761\u4f8b 31\uff1b87\u53f7 27", "start": "bid_opening", "start_on": "2023-09-04", "n": 15, "unit": "\u65e5", "counted": "2023-08-20", "end": "2023-08-18", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(24,2,1,18,'expert_draw','',0,'2023-08-31',NULL,NULL,'2023-08-31',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "not_before", "rule": "EVL-07", "basis": "\u8d22\u5e93\u30142016\u3015198\u53f7 13\uff08\u5f85\u6838\u5b9e\uff09", "start": "bid_opening", "start_on": "2023-09-04", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-08-31", "end": "2023-08-31", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(25,2,1,19,'bid_opening','',0,'2023-09-04',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "TND-03", "basis": "\u91c7\u8d2d\u6cd5 35", "start": "tender_notice", "start_on": "2023-08-14", "n": 20, "unit": "\u65e5", "counted": "2023-09-03", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(26,2,1,20,'inquiry','',0,'2023-08-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(27,2,1,21,'inquiry_reply','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "inquiry", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "CHL-01", "basis": "\u91c7\u8d2d\u6cd5 51\uff1b\u6761\u4f8b 52", "start": "inquiry", "start_on": null, "n": 3, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(28,2,1,22,'bid_withdrawal','',0,'2023-08-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(29,2,1,23,'withdrawal_bond_return','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "bid_withdrawal", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "TND-08", "basis": "87\u53f7 38", "start": "bid_withdrawal", "start_on": null, "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(30,2,1,24,'tender_failure','',0,'2023-08-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(31,2,1,25,'failure_decision','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 37", "start": "tender_failure", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(32,2,1,26,'termination','',0,'2023-08-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(33,2,1,27,'termination_refund','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "termination", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "TND-11", "basis": "87\u53f7 29", "start": "termination", "start_on": null, "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(34,2,1,28,'evaluation_report','',0,'2023-09-04','2023-09-06',NULL,NULL,'2023-09-06','law','2023-08-28','2023-08-16',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "bid_opening", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "within", "rule": "EVL-12", "basis": "87\u53f7 68\uff1b\u6761\u4f8b 43", "start": "bid_opening", "start_on": "2023-09-04", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-06", "end": "2023-09-06", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(35,2,1,29,'winner_confirmation','',0,'2023-09-04','2023-09-13',NULL,NULL,'2023-09-13','law','2023-09-04','2023-08-23',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "evaluation_report", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "within", "rule": "EVL-13", "basis": "87\u53f7 68\uff1b\u6761\u4f8b 43", "start": "evaluation_report", "start_on": "2023-09-06", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-13", "end": "2023-09-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(36,2,1,30,'award_notice','',0,'2023-09-04','2023-09-15',NULL,NULL,'2023-09-15','law','2023-09-06','2023-08-25',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "winner_confirmation", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "within", "rule": "EVL-14", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 43", "start": "winner_confirmation", "start_on": "2023-09-13", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(37,2,1,31,'award_notice_period_end','',1,'2023-09-05',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "EVL-15", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 53\uff08\u4e09\uff09", "start": "award_notice", "start_on": "2023-09-04", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-05", "end": "2023-09-05", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(38,2,1,32,'challenge_window_end','',1,'2023-09-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "CHL-02", "basis": "\u91c7\u8d2d\u6cd5 52\uff1b\u6761\u4f8b 53\uff1b94\u53f7 10\u300111", "start": "award_notice_period_end", "start_on": "2023-09-05", "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-14", "end": "2023-09-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(39,2,1,33,'loser_bond_return','',0,'2023-09-04','2023-09-22',NULL,NULL,'2023-09-22','law','2023-09-13','2023-09-01',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "within", "rule": "TND-09", "basis": "\u6761\u4f8b 33\uff1b87\u53f7 38", "start": "award_notice", "start_on": "2023-09-15", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-22", "end": "2023-09-22", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(40,2,1,34,'result_correction','',0,'2023-09-04',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(41,2,1,35,'winner_refusal','1',0,'2023-09-04',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 49", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(42,2,1,36,'replacement_award','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 49", "start": "winner_refusal", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(43,2,1,37,'replacement_period_end','1',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "EVL-15", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 53\uff08\u4e09\uff09", "start": "replacement_award", "start_on": null, "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(44,2,1,38,'replacement_window_end','1',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "CHL-02", "basis": "\u91c7\u8d2d\u6cd5 52\uff1b\u6761\u4f8b 53\uff1b94\u53f7 10\u300111", "start": "replacement_period_end", "start_on": null, "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(45,2,1,39,'contract_draft','1',0,'2023-09-04',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(46,2,1,40,'contract_review','1',0,'2023-09-04',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_draft", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(47,2,1,41,'contract_signature','1',0,'2023-09-15','2023-10-13',NULL,NULL,'2023-10-13','law','2023-09-28','2023-09-18',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_review", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 46", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "at_least", "rule": "CHL-02", "basis": "\u7a33\u59a5\u505a\u6cd5\uff1a\u8d28\u7591\u671f\u5c4a\u6ee1\u540e\u7b7e\u8ba2\uff08\u91c7\u8d2d\u6cd5 52\uff09", "start": "challenge_window_end", "start_on": "2023-09-14", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}, {"kind": "within", "rule": "CON-01", "basis": "\u91c7\u8d2d\u6cd5 46\uff1b87\u53f7 71", "start": "award_notice", "start_on": "2023-09-15", "n": 30, "unit": "\u65e5", "counted": "2023-10-15", "end": "2023-10-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(48,2,1,42,'winner_bond_return','',0,'2023-09-15','2023-10-20',NULL,NULL,'2023-10-20','law','2023-10-11','2023-09-25',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}, {"kind": "within", "rule": "TND-10", "basis": "\u6761\u4f8b 33\uff1b87\u53f7 38", "start": "contract_signature", "start_on": "2023-10-13", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-20", "end": "2023-10-20", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(49,2,1,43,'contract_publication','1',0,'2023-09-15','2023-10-17',NULL,NULL,'2023-10-17','law','2023-10-08','2023-09-20',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}, {"kind": "within", "rule": "CON-02", "basis": "\u6761\u4f8b 50", "start": "contract_signature", "start_on": "2023-10-13", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-17", "end": "2023-10-17", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(50,2,1,44,'contract_filing','1',0,'2023-09-15','2023-10-24',NULL,NULL,'2023-10-24','law','2023-10-13','2023-09-27',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}, {"kind": "within", "rule": "CON-03", "basis": "\u91c7\u8d2d\u6cd5 47", "start": "contract_signature", "start_on": "2023-10-13", "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-24", "end": "2023-10-24", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(51,2,1,45,'contract_supplement','1',0,'2023-09-15',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(52,2,1,46,'instalment_accepted','1',0,'2023-09-15',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(53,2,1,47,'invoice_received','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "38\u53f7 \u4e09", "start": "instalment_accepted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(54,2,1,48,'payment','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "invoice_received", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "instalment_accepted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "PAY-01", "basis": "38\u53f7 \u4e09\uff1b\u6761\u4f8b 51", "start": "invoice_received", "start_on": null, "n": 30, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "PAY-02", "basis": "\u6b3e\u9879\u652f\u4ed8\u6761\u4f8b\uff08\u56fd\u4ee4728\u53f7\uff09", "start": "instalment_accepted", "start_on": null, "n": 30, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(55,2,1,49,'contract_acceptance','1',0,'2023-09-15',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 41\uff1b\u6761\u4f8b 45", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(56,2,1,50,'acceptance_publication','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 45", "start": "contract_acceptance", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(57,3,1,0,'funds_allotted','',0,NULL,NULL,'2023-09-15','2023-07-03','2023-09-15','plan','2023-09-06','2023-08-25','2023-07-31',0,'[]');
INSERT INTO "schedule_row" VALUES(58,3,1,1,'demand_survey','',0,NULL,NULL,'2023-09-15','2023-07-03','2023-09-15','plan','2023-09-06','2023-08-25','2023-07-31',0,'[]');
INSERT INTO "schedule_row" VALUES(59,3,1,2,'opinion_hearing','',0,NULL,NULL,'2023-09-15','2023-07-03','2023-09-15','plan','2023-09-06','2023-08-25','2023-07-31',0,'[]');
INSERT INTO "schedule_row" VALUES(60,3,1,3,'requirement','',0,'2023-07-31',NULL,'2023-09-15','2023-07-31','2023-09-15','plan','2023-09-06','2023-08-25','2023-08-01',0,'[{"kind": "at_least", "rule": "PLN-05", "basis": "22\u53f7 10\u300111", "start": "demand_survey", "start_on": "2023-07-31", "n": 0, "unit": "\u65e5", "counted": "2023-07-31", "end": "2023-07-31", "paused": 0}, {"kind": "at_least", "rule": "PLN-06", "basis": "\u6761\u4f8b 15", "start": "opinion_hearing", "start_on": "2023-07-31", "n": 0, "unit": "\u65e5", "counted": "2023-07-31", "end": "2023-07-31", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(61,3,1,4,'estimate','',0,'2023-08-01',NULL,'2023-09-15','2023-08-01','2023-09-15','plan','2023-09-06','2023-08-25','2023-08-02',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "requirement", "start_on": "2023-08-01", "n": 0, "unit": "\u65e5", "counted": "2023-08-01", "end": "2023-08-01", "paused": 0}, {"kind": "at_least", "rule": "PLN-01", "basis": "\u91c7\u8d2d\u6cd5 6\u300133\uff1b\u6761\u4f8b 29", "start": "funds_allotted", "start_on": "2023-07-31", "n": 0, "unit": "\u65e5", "counted": "2023-07-31", "end": "2023-07-31", "paused": 0}, {"kind": "wait", "rule": "", "basis": "\u65b9\u6848\u56db\uff08\u4e8c\uff09", "start": "unified_terms.cost_measured", "start_on": "2023-07-13", "n": 0, "unit": "", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(62,3,1,5,'requirement_review','',0,'2023-08-02',NULL,'2023-10-17','2023-08-02','2023-10-17','plan','2023-10-08','2023-09-20','2023-08-03',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-08-02", "n": 0, "unit": "\u65e5", "counted": "2023-08-02", "end": "2023-08-02", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(63,3,1,6,'counsel_review','',0,'2023-08-01',NULL,'2023-10-17','2023-08-01','2023-10-17','plan','2023-10-08','2023-09-20','2023-08-03',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "requirement", "start_on": "2023-08-01", "n": 0, "unit": "\u65e5", "counted": "2023-08-01", "end": "2023-08-01", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(64,3,1,7,'plan_filing','',0,'2023-08-03',NULL,'2023-10-17','2023-08-03','2023-10-17','plan','2023-10-08','2023-09-20','2023-08-04',0,'[{"kind": "at_least", "rule": "PLN-07", "basis": "22\u53f7 29\u81f334", "start": "requirement_review", "start_on": "2023-08-03", "n": 0, "unit": "\u65e5", "counted": "2023-08-03", "end": "2023-08-03", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(65,3,1,8,'agency_agreement','',0,'2023-08-02',NULL,NULL,'2023-08-02',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-08-02", "n": 0, "unit": "\u65e5", "counted": "2023-08-02", "end": "2023-08-02", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(66,3,1,9,'intention_exemption','',0,'2023-08-02',NULL,NULL,'2023-08-02',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-08-02", "n": 0, "unit": "\u65e5", "counted": "2023-08-02", "end": "2023-08-02", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(67,3,1,10,'intention_notice','',0,'2023-08-02',NULL,'2023-09-15','2023-08-02','2023-09-15','plan','2023-09-06','2023-08-25','2023-08-07',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-08-02", "n": 0, "unit": "\u65e5", "counted": "2023-08-02", "end": "2023-08-02", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(68,3,1,11,'document_drafted','',0,'2023-08-03',NULL,'2023-10-17','2023-08-03','2023-10-17','plan','2023-10-08','2023-09-20','2023-09-01',0,'[{"kind": "at_least", "rule": "PLN-07", "basis": "22\u53f7 29\u81f334", "start": "requirement_review", "start_on": "2023-08-03", "n": 0, "unit": "\u65e5", "counted": "2023-08-03", "end": "2023-08-03", "paused": 0}, {"kind": "at_least", "rule": "PLN-08", "basis": "22\u53f7 23\u300131\uff08\u56db\uff09", "start": "counsel_review", "start_on": "2023-08-03", "n": 0, "unit": "\u65e5", "counted": "2023-08-03", "end": "2023-08-03", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(69,3,1,12,'document_confirmation','',0,'2023-09-01',NULL,'2023-10-17','2023-09-01','2023-10-17','plan','2023-10-08','2023-09-20','2023-09-01',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "document_drafted", "start_on": "2023-09-01", "n": 0, "unit": "\u65e5", "counted": "2023-09-01", "end": "2023-09-01", "paused": 0}, {"kind": "at_least", "rule": "PLN-02", "basis": "\u6761\u4f8b 29\u300167", "start": "plan_filing", "start_on": "2023-08-04", "n": 0, "unit": "\u65e5", "counted": "2023-08-04", "end": "2023-08-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(70,3,1,13,'tender_notice','',0,'2023-09-06',NULL,'2023-10-17','2023-09-06','2023-10-17','plan','2023-10-08','2023-09-20','2023-10-09',0,'[{"kind": "at_least", "rule": "PLN-03", "basis": "\u8d22\u5e93\u30142020\u301510\u53f7", "start": "intention_notice", "start_on": "2023-08-07", "n": 30, "unit": "\u65e5", "counted": "2023-09-06", "end": "2023-09-06", "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "document_confirmation", "start_on": "2023-09-01", "n": 0, "unit": "\u65e5", "counted": "2023-09-01", "end": "2023-09-01", "paused": 0}, {"kind": "wait", "rule": "", "basis": "\u65b9\u6848\u56db\uff08\u4e8c\uff09", "start": "unified_terms.terms_issued", "start_on": "2023-07-20", "n": 0, "unit": "", "counted": "2023-07-20", "end": "2023-07-20", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(71,3,1,14,'notice_period_end','',1,'2023-10-16',NULL,NULL,'2023-10-16',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "TND-01", "basis": "87\u53f7 16", "start": "tender_notice", "start_on": "2023-10-09", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-16", "end": "2023-10-16", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(72,3,1,15,'documents_available_until','',1,'2023-10-16',NULL,NULL,'2023-10-16',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "TND-02", "basis": "\u6761\u4f8b 31\uff1b87\u53f7 18", "start": "tender_notice", "start_on": "2023-10-09", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-16", "end": "2023-10-16", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(73,3,1,16,'briefing','',0,'2023-10-17',NULL,NULL,'2023-10-17',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "TND-06", "basis": "87\u53f7 26", "start": "documents_available_until", "start_on": "2023-10-16", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-17", "end": "2023-10-17", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(74,3,1,17,'clarification','',0,'2023-10-09','2023-10-13',NULL,'2023-10-09',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-10-09", "n": 0, "unit": "\u65e5", "counted": "2023-10-09", "end": "2023-10-09", "paused": 0}, {"kind": "lead", "rule": "TND-04", "basis": "\u6761\u4f8b 31\uff1b87\u53f7 27", "start": "bid_opening", "start_on": "2023-10-30", "n": 15, "unit": "\u65e5", "counted": "2023-10-15", "end": "2023-10-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(75,3,1,18,'expert_draw','',0,'2023-10-26',NULL,NULL,'2023-10-26',NULL,NULL,NULL,NULL,'2023-10-27',0,'[{"kind": "not_before", "rule": "EVL-07", "basis": "\u8d22\u5e93\u30142016\u3015198\u53f7 13\uff08\u5f85\u6838\u5b9e\uff09", "start": "bid_opening", "start_on": "2023-10-30", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-26", "end": "2023-10-26", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(76,3,1,19,'bid_opening','',0,'2023-10-30','2023-10-30','2023-11-06','2023-10-30','2023-10-30','law','2023-10-19','2023-10-09','2023-10-30',0,'[{"kind": "at_least", "rule": "TND-03", "basis": "\u91c7\u8d2d\u6cd5 35", "start": "tender_notice", "start_on": "2023-10-09", "n": 20, "unit": "\u65e5", "counted": "2023-10-29", "end": "2023-10-30", "paused": 0}, {"kind": "appointed", "rule": "", "basis": "\u516c\u544a\u8f7d\u660e\u7684\u65f6\u95f4", "start": "bid_opening", "start_on": "2023-10-30", "n": 0, "unit": "", "counted": "2023-10-30", "end": "2023-10-30", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(77,3,1,20,'inquiry','',0,'2023-10-09',NULL,NULL,'2023-10-09',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-10-09", "n": 0, "unit": "\u65e5", "counted": "2023-10-09", "end": "2023-10-09", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(78,3,1,21,'inquiry_reply','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "inquiry", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "CHL-01", "basis": "\u91c7\u8d2d\u6cd5 51\uff1b\u6761\u4f8b 52", "start": "inquiry", "start_on": null, "n": 3, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(79,3,1,22,'bid_withdrawal','',0,'2023-10-09',NULL,NULL,'2023-10-09',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-10-09", "n": 0, "unit": "\u65e5", "counted": "2023-10-09", "end": "2023-10-09", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(80,3,1,23,'withdrawal_bond_return','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "bid_withdrawal", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "TND-08", "basis": "87\u53f7 38", "start": "bid_withdrawal", "start_on": null, "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(81,3,1,24,'tender_failure','',0,'2023-10-09',NULL,NULL,'2023-10-09',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-10-09", "n": 0, "unit": "\u65e5", "counted": "2023-10-09", "end": "2023-10-09", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(82,3,1,25,'failure_decision','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 37", "start": "tender_failure", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(83,3,1,26,'termination','',0,'2023-10-09',NULL,NULL,'2023-10-09',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-10-09", "n": 0, "unit": "\u65e5", "counted": "2023-10-09", "end": "2023-10-09", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(84,3,1,27,'termination_refund','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "termination", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "TND-11", "basis": "87\u53f7 29", "start": "termination", "start_on": null, "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(85,3,1,28,'evaluation_report','',0,'2023-10-30','2023-11-01','2023-11-08','2023-10-30','2023-11-01','law','2023-10-23','2023-10-11','2023-10-31',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "bid_opening", "start_on": "2023-10-30", "n": 0, "unit": "\u65e5", "counted": "2023-10-30", "end": "2023-10-30", "paused": 0}, {"kind": "within", "rule": "EVL-12", "basis": "87\u53f7 68\uff1b\u6761\u4f8b 43", "start": "bid_opening", "start_on": "2023-10-30", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-01", "end": "2023-11-01", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(86,3,1,29,'winner_confirmation','',0,'2023-10-31','2023-11-07','2023-11-15','2023-10-31','2023-11-07','law','2023-10-27','2023-10-17','2023-11-01',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "evaluation_report", "start_on": "2023-10-31", "n": 0, "unit": "\u65e5", "counted": "2023-10-31", "end": "2023-10-31", "paused": 0}, {"kind": "within", "rule": "EVL-13", "basis": "87\u53f7 68\uff1b\u6761\u4f8b 43", "start": "evaluation_report", "start_on": "2023-10-31", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-07", "end": "2023-11-07", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(87,3,1,30,'award_notice','',0,'2023-11-01','2023-11-03','2023-11-17','2023-11-01','2023-11-03','law','2023-10-25','2023-10-13','2023-11-02',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "winner_confirmation", "start_on": "2023-11-01", "n": 0, "unit": "\u65e5", "counted": "2023-11-01", "end": "2023-11-01", "paused": 0}, {"kind": "within", "rule": "EVL-14", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 43", "start": "winner_confirmation", "start_on": "2023-11-01", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-03", "end": "2023-11-03", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(88,3,1,31,'award_notice_period_end','',1,'2023-11-03',NULL,'2023-11-20','2023-11-03',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "EVL-15", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 53\uff08\u4e09\uff09", "start": "award_notice", "start_on": "2023-11-02", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-03", "end": "2023-11-03", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(89,3,1,32,'challenge_window_end','',1,'2023-11-14',NULL,'2023-11-29','2023-11-14',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "CHL-02", "basis": "\u91c7\u8d2d\u6cd5 52\uff1b\u6761\u4f8b 53\uff1b94\u53f7 10\u300111", "start": "award_notice_period_end", "start_on": "2023-11-03", "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-14", "end": "2023-11-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(90,3,1,33,'loser_bond_return','',0,'2023-11-02','2023-11-09',NULL,'2023-11-02','2023-11-09','law','2023-10-31','2023-10-19','2023-11-06',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-11-02", "n": 0, "unit": "\u65e5", "counted": "2023-11-02", "end": "2023-11-02", "paused": 0}, {"kind": "within", "rule": "TND-09", "basis": "\u6761\u4f8b 33\uff1b87\u53f7 38", "start": "award_notice", "start_on": "2023-11-02", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-09", "end": "2023-11-09", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(91,3,1,34,'result_correction','',0,'2023-11-02',NULL,NULL,'2023-11-02',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-11-02", "n": 0, "unit": "\u65e5", "counted": "2023-11-02", "end": "2023-11-02", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(92,3,1,35,'winner_refusal','1',0,'2023-11-02',NULL,NULL,'2023-11-02',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 49", "start": "award_notice", "start_on": "2023-11-02", "n": 0, "unit": "\u65e5", "counted": "2023-11-02", "end": "2023-11-02", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(93,3,1,36,'replacement_award','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 49", "start": "winner_refusal", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(94,3,1,37,'replacement_period_end','1',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "EVL-15", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 53\uff08\u4e09\uff09", "start": "replacement_award", "start_on": null, "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(95,3,1,38,'replacement_window_end','1',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "CHL-02", "basis": "\u91c7\u8d2d\u6cd5 52\uff1b\u6761\u4f8b 53\uff1b94\u53f7 10\u300111", "start": "replacement_period_end", "start_on": null, "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(96,3,1,39,'contract_draft','1',0,'2023-11-02',NULL,'2023-11-30','2023-11-02','2023-11-30','plan','2023-11-21','2023-11-09','2023-11-06',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-11-02", "n": 0, "unit": "\u65e5", "counted": "2023-11-02", "end": "2023-11-02", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(97,3,1,40,'contract_review','1',0,'2023-11-06',NULL,'2023-11-30','2023-11-06','2023-11-30','plan','2023-11-21','2023-11-09','2023-11-07',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_draft", "start_on": "2023-11-06", "n": 0, "unit": "\u65e5", "counted": "2023-11-06", "end": "2023-11-06", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(98,3,1,41,'contract_signature','1',0,'2023-11-15','2023-12-01','2023-11-30','2023-11-15','2023-11-30','plan','2023-11-21','2023-11-09','2023-11-15',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_review", "start_on": "2023-11-07", "n": 0, "unit": "\u65e5", "counted": "2023-11-07", "end": "2023-11-07", "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 46", "start": "award_notice", "start_on": "2023-11-02", "n": 0, "unit": "\u65e5", "counted": "2023-11-02", "end": "2023-11-02", "paused": 0}, {"kind": "at_least", "rule": "CHL-02", "basis": "\u7a33\u59a5\u505a\u6cd5\uff1a\u8d28\u7591\u671f\u5c4a\u6ee1\u540e\u7b7e\u8ba2\uff08\u91c7\u8d2d\u6cd5 52\uff09", "start": "challenge_window_end", "start_on": "2023-11-14", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}, {"kind": "within", "rule": "CON-01", "basis": "\u91c7\u8d2d\u6cd5 46\uff1b87\u53f7 71", "start": "award_notice", "start_on": "2023-11-02", "n": 30, "unit": "\u65e5", "counted": "2023-12-02", "end": "2023-12-01", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(99,3,1,42,'winner_bond_return','',0,'2023-11-15','2023-11-22',NULL,'2023-11-15','2023-11-22','law','2023-11-13','2023-11-01','2023-11-16',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}, {"kind": "within", "rule": "TND-10", "basis": "\u6761\u4f8b 33\uff1b87\u53f7 38", "start": "contract_signature", "start_on": "2023-11-15", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-22", "end": "2023-11-22", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(100,3,1,43,'contract_publication','1',0,'2023-11-15','2023-11-17',NULL,'2023-11-15','2023-11-17','law','2023-11-08','2023-10-27','2023-11-17',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}, {"kind": "within", "rule": "CON-02", "basis": "\u6761\u4f8b 50", "start": "contract_signature", "start_on": "2023-11-15", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-17", "end": "2023-11-17", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(101,3,1,44,'contract_filing','1',0,'2023-11-15','2023-11-24',NULL,'2023-11-15','2023-11-24','law','2023-11-15','2023-11-03','2023-11-20',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}, {"kind": "within", "rule": "CON-03", "basis": "\u91c7\u8d2d\u6cd5 47", "start": "contract_signature", "start_on": "2023-11-15", "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-24", "end": "2023-11-24", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(102,3,1,45,'contract_supplement','1',0,'2023-11-15',NULL,NULL,'2023-11-15',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(103,3,1,46,'instalment_accepted','1',0,'2023-11-15',NULL,NULL,'2023-11-15',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(104,3,1,47,'invoice_received','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "38\u53f7 \u4e09", "start": "instalment_accepted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(105,3,1,48,'payment','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "invoice_received", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "instalment_accepted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "PAY-01", "basis": "38\u53f7 \u4e09\uff1b\u6761\u4f8b 51", "start": "invoice_received", "start_on": null, "n": 30, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "PAY-02", "basis": "\u6b3e\u9879\u652f\u4ed8\u6761\u4f8b\uff08\u56fd\u4ee4728\u53f7\uff09", "start": "instalment_accepted", "start_on": null, "n": 30, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(106,3,1,49,'contract_acceptance','1',0,'2023-11-15',NULL,NULL,'2023-11-15',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 41\uff1b\u6761\u4f8b 45", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(107,3,1,50,'acceptance_publication','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 45", "start": "contract_acceptance", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(108,4,1,0,'funds_allotted','',0,NULL,NULL,'2023-09-15','2023-07-03','2023-09-15','plan','2023-09-06','2023-08-25',NULL,0,'[]');
INSERT INTO "schedule_row" VALUES(109,4,1,1,'demand_survey','',0,NULL,NULL,'2023-09-15','2023-07-03','2023-09-15','plan','2023-09-06','2023-08-25',NULL,0,'[]');
INSERT INTO "schedule_row" VALUES(110,4,1,2,'opinion_hearing','',0,NULL,NULL,'2023-09-15','2023-07-03','2023-09-15','plan','2023-09-06','2023-08-25',NULL,0,'[]');
INSERT INTO "schedule_row" VALUES(111,4,1,3,'requirement','',0,NULL,NULL,'2023-09-15',NULL,'2023-09-15','plan','2023-09-06','2023-08-25',NULL,0,'[{"kind": "at_least", "rule": "PLN-05", "basis": "22\u53f7 10\u300111", "start": "demand_survey", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "at_least", "rule": "PLN-06", "basis": "\u6761\u4f8b 15", "start": "opinion_hearing", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(112,4,1,4,'estimate','',0,'2023-07-13',NULL,'2023-09-15',NULL,'2023-09-15','plan','2023-09-06','2023-08-25',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "requirement", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "at_least", "rule": "PLN-01", "basis": "\u91c7\u8d2d\u6cd5 6\u300133\uff1b\u6761\u4f8b 29", "start": "funds_allotted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "wait", "rule": "", "basis": "\u65b9\u6848\u56db\uff08\u4e8c\uff09", "start": "unified_terms.cost_measured", "start_on": "2023-07-13", "n": 0, "unit": "", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(113,4,1,5,'requirement_review','',0,'2023-07-13',NULL,'2023-10-17',NULL,'2023-10-17','plan','2023-10-08','2023-09-20',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(114,4,1,6,'counsel_review','',0,NULL,NULL,'2023-10-17',NULL,'2023-10-17','plan','2023-10-08','2023-09-20',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "requirement", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(115,4,1,7,'plan_filing','',0,'2023-07-13',NULL,'2023-10-17',NULL,'2023-10-17','plan','2023-10-08','2023-09-20',NULL,0,'[{"kind": "at_least", "rule": "PLN-07", "basis": "22\u53f7 29\u81f334", "start": "requirement_review", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(116,4,1,8,'agency_agreement','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(117,4,1,9,'intention_exemption','',0,'2023-07-13',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(118,4,1,10,'intention_notice','',0,'2023-07-13',NULL,'2023-09-15',NULL,'2023-09-15','plan','2023-09-06','2023-08-25',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "estimate", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(119,4,1,11,'document_drafted','',0,'2023-07-13',NULL,'2023-10-17',NULL,'2023-10-17','plan','2023-10-08','2023-09-20',NULL,0,'[{"kind": "at_least", "rule": "PLN-07", "basis": "22\u53f7 29\u81f334", "start": "requirement_review", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}, {"kind": "at_least", "rule": "PLN-08", "basis": "22\u53f7 23\u300131\uff08\u56db\uff09", "start": "counsel_review", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(120,4,1,12,'document_confirmation','',0,'2023-07-13',NULL,'2023-10-17',NULL,'2023-10-17','plan','2023-10-08','2023-09-20',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "document_drafted", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}, {"kind": "at_least", "rule": "PLN-02", "basis": "\u6761\u4f8b 29\u300167", "start": "plan_filing", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(121,4,1,13,'tender_notice','',0,'2023-08-14',NULL,'2023-10-17',NULL,'2023-10-17','plan','2023-10-08','2023-09-20',NULL,0,'[{"kind": "at_least", "rule": "PLN-03", "basis": "\u8d22\u5e93\u30142020\u301510\u53f7", "start": "intention_notice", "start_on": "2023-07-13", "n": 30, "unit": "\u65e5", "counted": "2023-08-12", "end": "2023-08-14", "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "document_confirmation", "start_on": "2023-07-13", "n": 0, "unit": "\u65e5", "counted": "2023-07-13", "end": "2023-07-13", "paused": 0}, {"kind": "wait", "rule": "", "basis": "\u65b9\u6848\u56db\uff08\u4e8c\uff09", "start": "unified_terms.terms_issued", "start_on": "2023-07-20", "n": 0, "unit": "", "counted": "2023-07-20", "end": "2023-07-20", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(122,4,1,14,'notice_period_end','',1,'2023-08-21',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "TND-01", "basis": "87\u53f7 16", "start": "tender_notice", "start_on": "2023-08-14", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-08-21", "end": "2023-08-21", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(123,4,1,15,'documents_available_until','',1,'2023-08-21',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "TND-02", "basis": "\u6761\u4f8b 31\uff1b87\u53f7 18", "start": "tender_notice", "start_on": "2023-08-14", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-08-21", "end": "2023-08-21", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(124,4,1,16,'briefing','',0,'2023-08-22',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "TND-06", "basis": "87\u53f7 26", "start": "documents_available_until", "start_on": "2023-08-21", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-08-22", "end": "2023-08-22", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(125,4,1,17,'clarification','',0,'2023-08-14','2023-08-18',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}, {"kind": "lead", "rule": "TND-04", "basis": "\u6761\u4f8b 31\uff1b87\u53f7 27", "start": "bid_opening", "start_on": "2023-09-04", "n": 15, "unit": "\u65e5", "counted": "2023-08-20", "end": "2023-08-18", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(126,4,1,18,'expert_draw','',0,'2023-08-31',NULL,NULL,'2023-08-31',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "not_before", "rule": "EVL-07", "basis": "\u8d22\u5e93\u30142016\u3015198\u53f7 13\uff08\u5f85\u6838\u5b9e\uff09", "start": "bid_opening", "start_on": "2023-09-04", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-08-31", "end": "2023-08-31", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(127,4,1,19,'bid_opening','',0,'2023-09-04',NULL,'2023-11-06',NULL,'2023-11-06','plan','2023-10-26','2023-10-16',NULL,0,'[{"kind": "at_least", "rule": "TND-03", "basis": "\u91c7\u8d2d\u6cd5 35", "start": "tender_notice", "start_on": "2023-08-14", "n": 20, "unit": "\u65e5", "counted": "2023-09-03", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(128,4,1,20,'inquiry','',0,'2023-08-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(129,4,1,21,'inquiry_reply','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "inquiry", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "CHL-01", "basis": "\u91c7\u8d2d\u6cd5 51\uff1b\u6761\u4f8b 52", "start": "inquiry", "start_on": null, "n": 3, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(130,4,1,22,'bid_withdrawal','',0,'2023-08-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(131,4,1,23,'withdrawal_bond_return','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "bid_withdrawal", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "TND-08", "basis": "87\u53f7 38", "start": "bid_withdrawal", "start_on": null, "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(132,4,1,24,'tender_failure','',0,'2023-08-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(133,4,1,25,'failure_decision','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 37", "start": "tender_failure", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(134,4,1,26,'termination','',0,'2023-08-14',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "tender_notice", "start_on": "2023-08-14", "n": 0, "unit": "\u65e5", "counted": "2023-08-14", "end": "2023-08-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(135,4,1,27,'termination_refund','',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "termination", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "TND-11", "basis": "87\u53f7 29", "start": "termination", "start_on": null, "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(136,4,1,28,'evaluation_report','',0,'2023-09-04','2023-09-06','2023-11-08',NULL,'2023-09-06','law','2023-08-28','2023-08-16',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "bid_opening", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "within", "rule": "EVL-12", "basis": "87\u53f7 68\uff1b\u6761\u4f8b 43", "start": "bid_opening", "start_on": "2023-09-04", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-06", "end": "2023-09-06", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(137,4,1,29,'winner_confirmation','',0,'2023-09-04','2023-09-13','2023-11-15',NULL,'2023-09-13','law','2023-09-04','2023-08-23',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "evaluation_report", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "within", "rule": "EVL-13", "basis": "87\u53f7 68\uff1b\u6761\u4f8b 43", "start": "evaluation_report", "start_on": "2023-09-06", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-13", "end": "2023-09-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(138,4,1,30,'award_notice','',0,'2023-09-04','2023-09-15','2023-11-17',NULL,'2023-09-15','law','2023-09-06','2023-08-25',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "winner_confirmation", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "within", "rule": "EVL-14", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 43", "start": "winner_confirmation", "start_on": "2023-09-13", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(139,4,1,31,'award_notice_period_end','',1,'2023-09-05',NULL,'2023-11-20',NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "EVL-15", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 53\uff08\u4e09\uff09", "start": "award_notice", "start_on": "2023-09-04", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-05", "end": "2023-09-05", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(140,4,1,32,'challenge_window_end','',1,'2023-09-14',NULL,'2023-11-29',NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "CHL-02", "basis": "\u91c7\u8d2d\u6cd5 52\uff1b\u6761\u4f8b 53\uff1b94\u53f7 10\u300111", "start": "award_notice_period_end", "start_on": "2023-09-05", "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-14", "end": "2023-09-14", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(141,4,1,33,'loser_bond_return','',0,'2023-09-04','2023-09-22',NULL,NULL,'2023-09-22','law','2023-09-13','2023-09-01',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "within", "rule": "TND-09", "basis": "\u6761\u4f8b 33\uff1b87\u53f7 38", "start": "award_notice", "start_on": "2023-09-15", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-22", "end": "2023-09-22", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(142,4,1,34,'result_correction','',0,'2023-09-04',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(143,4,1,35,'winner_refusal','1',0,'2023-09-04',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 49", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(144,4,1,36,'replacement_award','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 49", "start": "winner_refusal", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(145,4,1,37,'replacement_period_end','1',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "EVL-15", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 53\uff08\u4e09\uff09", "start": "replacement_award", "start_on": null, "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(146,4,1,38,'replacement_window_end','1',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "CHL-02", "basis": "\u91c7\u8d2d\u6cd5 52\uff1b\u6761\u4f8b 53\uff1b94\u53f7 10\u300111", "start": "replacement_period_end", "start_on": null, "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(147,4,1,39,'contract_draft','1',0,'2023-09-04',NULL,'2023-11-30',NULL,'2023-11-30','plan','2023-11-21','2023-11-09',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(148,4,1,40,'contract_review','1',0,'2023-09-04',NULL,'2023-11-30',NULL,'2023-11-30','plan','2023-11-21','2023-11-09',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_draft", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(149,4,1,41,'contract_signature','1',0,'2023-09-15','2023-10-13','2023-11-30',NULL,'2023-10-13','law','2023-09-28','2023-09-18',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_review", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 46", "start": "award_notice", "start_on": "2023-09-04", "n": 0, "unit": "\u65e5", "counted": "2023-09-04", "end": "2023-09-04", "paused": 0}, {"kind": "at_least", "rule": "CHL-02", "basis": "\u7a33\u59a5\u505a\u6cd5\uff1a\u8d28\u7591\u671f\u5c4a\u6ee1\u540e\u7b7e\u8ba2\uff08\u91c7\u8d2d\u6cd5 52\uff09", "start": "challenge_window_end", "start_on": "2023-09-14", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}, {"kind": "within", "rule": "CON-01", "basis": "\u91c7\u8d2d\u6cd5 46\uff1b87\u53f7 71", "start": "award_notice", "start_on": "2023-09-15", "n": 30, "unit": "\u65e5", "counted": "2023-10-15", "end": "2023-10-13", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(150,4,1,42,'winner_bond_return','',0,'2023-09-15','2023-10-20',NULL,NULL,'2023-10-20','law','2023-10-11','2023-09-25',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}, {"kind": "within", "rule": "TND-10", "basis": "\u6761\u4f8b 33\uff1b87\u53f7 38", "start": "contract_signature", "start_on": "2023-10-13", "n": 5, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-20", "end": "2023-10-20", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(151,4,1,43,'contract_publication','1',0,'2023-09-15','2023-10-17',NULL,NULL,'2023-10-17','law','2023-10-08','2023-09-20',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}, {"kind": "within", "rule": "CON-02", "basis": "\u6761\u4f8b 50", "start": "contract_signature", "start_on": "2023-10-13", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-17", "end": "2023-10-17", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(152,4,1,44,'contract_filing','1',0,'2023-09-15','2023-10-24',NULL,NULL,'2023-10-24','law','2023-10-13','2023-09-27',NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}, {"kind": "within", "rule": "CON-03", "basis": "\u91c7\u8d2d\u6cd5 47", "start": "contract_signature", "start_on": "2023-10-13", "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-10-24", "end": "2023-10-24", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(153,4,1,45,'contract_supplement','1',0,'2023-09-15',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(154,4,1,46,'instalment_accepted','1',0,'2023-09-15',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(155,4,1,47,'invoice_received','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "38\u53f7 \u4e09", "start": "instalment_accepted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(156,4,1,48,'payment','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "invoice_received", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "instalment_accepted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "PAY-01", "basis": "38\u53f7 \u4e09\uff1b\u6761\u4f8b 51", "start": "invoice_received", "start_on": null, "n": 30, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "PAY-02", "basis": "\u6b3e\u9879\u652f\u4ed8\u6761\u4f8b\uff08\u56fd\u4ee4728\u53f7\uff09", "start": "instalment_accepted", "start_on": null, "n": 30, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(157,4,1,49,'contract_acceptance','1',0,'2023-09-15',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 41\uff1b\u6761\u4f8b 45", "start": "contract_signature", "start_on": "2023-09-15", "n": 0, "unit": "\u65e5", "counted": "2023-09-15", "end": "2023-09-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(158,4,1,50,'acceptance_publication','1',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 45", "start": "contract_acceptance", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(159,3,1,35,'winner_refusal','2',0,'2023-11-02',NULL,NULL,'2023-11-02',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 49", "start": "award_notice", "start_on": "2023-11-02", "n": 0, "unit": "\u65e5", "counted": "2023-11-02", "end": "2023-11-02", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(160,3,1,36,'replacement_award','2',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 49", "start": "winner_refusal", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(161,3,1,37,'replacement_period_end','2',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "EVL-15", "basis": "87\u53f7 69\uff1b\u6761\u4f8b 53\uff08\u4e09\uff09", "start": "replacement_award", "start_on": null, "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(162,3,1,38,'replacement_window_end','2',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "lapse", "rule": "CHL-02", "basis": "\u91c7\u8d2d\u6cd5 52\uff1b\u6761\u4f8b 53\uff1b94\u53f7 10\u300111", "start": "replacement_period_end", "start_on": null, "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(163,3,1,39,'contract_draft','2',0,'2023-11-02',NULL,'2023-11-30','2023-11-02','2023-11-30','plan','2023-11-21','2023-11-09','2023-11-06',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "award_notice", "start_on": "2023-11-02", "n": 0, "unit": "\u65e5", "counted": "2023-11-02", "end": "2023-11-02", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(164,3,1,40,'contract_review','2',0,'2023-11-06',NULL,'2023-11-30','2023-11-06','2023-11-30','plan','2023-11-21','2023-11-09','2023-11-07',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_draft", "start_on": "2023-11-06", "n": 0, "unit": "\u65e5", "counted": "2023-11-06", "end": "2023-11-06", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(165,3,1,41,'contract_signature','2',0,'2023-11-15','2023-12-01','2023-11-30','2023-11-15','2023-11-30','plan','2023-11-21','2023-11-09','2023-11-15',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_review", "start_on": "2023-11-07", "n": 0, "unit": "\u65e5", "counted": "2023-11-07", "end": "2023-11-07", "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 46", "start": "award_notice", "start_on": "2023-11-02", "n": 0, "unit": "\u65e5", "counted": "2023-11-02", "end": "2023-11-02", "paused": 0}, {"kind": "at_least", "rule": "CHL-02", "basis": "\u7a33\u59a5\u505a\u6cd5\uff1a\u8d28\u7591\u671f\u5c4a\u6ee1\u540e\u7b7e\u8ba2\uff08\u91c7\u8d2d\u6cd5 52\uff09", "start": "challenge_window_end", "start_on": "2023-11-14", "n": 1, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}, {"kind": "within", "rule": "CON-01", "basis": "\u91c7\u8d2d\u6cd5 46\uff1b87\u53f7 71", "start": "award_notice", "start_on": "2023-11-02", "n": 30, "unit": "\u65e5", "counted": "2023-12-02", "end": "2023-12-01", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(166,3,1,43,'contract_publication','2',0,'2023-11-15','2023-11-17',NULL,'2023-11-15','2023-11-17','law','2023-11-08','2023-10-27','2023-11-17',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}, {"kind": "within", "rule": "CON-02", "basis": "\u6761\u4f8b 50", "start": "contract_signature", "start_on": "2023-11-15", "n": 2, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-17", "end": "2023-11-17", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(167,3,1,44,'contract_filing','2',0,'2023-11-15','2023-11-24',NULL,'2023-11-15','2023-11-24','law','2023-11-15','2023-11-03','2023-11-20',0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}, {"kind": "within", "rule": "CON-03", "basis": "\u91c7\u8d2d\u6cd5 47", "start": "contract_signature", "start_on": "2023-11-15", "n": 7, "unit": "\u5de5\u4f5c\u65e5", "counted": "2023-11-24", "end": "2023-11-24", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(168,3,1,45,'contract_supplement','2',0,'2023-11-15',NULL,NULL,'2023-11-15',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(169,3,1,46,'instalment_accepted','2',0,'2023-11-15',NULL,NULL,'2023-11-15',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(170,3,1,47,'invoice_received','2',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "38\u53f7 \u4e09", "start": "instalment_accepted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(171,3,1,48,'payment','2',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "invoice_received", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "at_least", "rule": "", "basis": "\u7a0b\u5e8f\u6b21\u5e8f", "start": "instalment_accepted", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "PAY-01", "basis": "38\u53f7 \u4e09\uff1b\u6761\u4f8b 51", "start": "invoice_received", "start_on": null, "n": 30, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}, {"kind": "within", "rule": "PAY-02", "basis": "\u6b3e\u9879\u652f\u4ed8\u6761\u4f8b\uff08\u56fd\u4ee4728\u53f7\uff09", "start": "instalment_accepted", "start_on": null, "n": 30, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
INSERT INTO "schedule_row" VALUES(172,3,1,49,'contract_acceptance','2',0,'2023-11-15',NULL,NULL,'2023-11-15',NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u91c7\u8d2d\u6cd5 41\uff1b\u6761\u4f8b 45", "start": "contract_signature", "start_on": "2023-11-15", "n": 0, "unit": "\u65e5", "counted": "2023-11-15", "end": "2023-11-15", "paused": 0}]');
INSERT INTO "schedule_row" VALUES(173,3,1,50,'acceptance_publication','2',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'[{"kind": "at_least", "rule": "", "basis": "\u6761\u4f8b 45", "start": "contract_acceptance", "start_on": null, "n": 0, "unit": "\u65e5", "counted": null, "end": null, "paused": 0}]');
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
INSERT INTO "station" VALUES(1,1,1,'惠东01','演练驿站1','演练街1号',2050,NULL,'演练监管',1,NULL,NULL);
INSERT INTO "station" VALUES(2,1,1,'惠东02','演练驿站2','演练街2号',2050,NULL,'演练监管',2,NULL,NULL);
INSERT INTO "station" VALUES(3,1,2,'龙门01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "station" VALUES(4,1,2,'龙门02',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "supplier" VALUES(1,'演练甲人力公司','演练路1号','演练证0','2024-12-31');
INSERT INTO "supplier" VALUES(2,'演练乙人力公司','演练路1号','演练证1','2024-12-31');
INSERT INTO "supplier" VALUES(3,'演练丙人力公司','演练路1号','演练证2','2024-12-31');
INSERT INTO "supplier" VALUES(4,'演练丁人力公司','演练路1号',NULL,NULL);
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
INSERT INTO "tender_project" VALUES(1,3,17,1,'演练-2023-001','惠东县就业驿站运营服务采购项目(演练数据)',3300000,'2023-10-09','采购平台/演练/001');
CREATE TABLE threshold (
	id INTEGER NOT NULL, 
	region TEXT NOT NULL, 
	level TEXT, 
	subject TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	amount INTEGER NOT NULL, 
	since TEXT NOT NULL, 
	until TEXT, 
	basis TEXT NOT NULL, 
	confidence TEXT NOT NULL, 
	loaded_by TEXT NOT NULL, 
	loaded_at TEXT NOT NULL, 
	CONSTRAINT pk_threshold PRIMARY KEY (id), 
	CONSTRAINT ck_threshold_confidence CHECK (confidence IN ('A', 'B', 'C', 'D')), 
	CONSTRAINT ck_threshold_kind CHECK (kind IN ('公开招标数额标准', '分散采购限额')), 
	CONSTRAINT ck_threshold_level CHECK (level IN ('省级', '市级', '县级')), 
	CONSTRAINT ck_threshold_subject CHECK (subject IN ('货物', '服务', '工程')), 
	CONSTRAINT ck_threshold_amount CHECK (amount > 0), 
	CONSTRAINT ck_threshold_until CHECK (until IS NULL OR until >= since)
)
 STRICT

;
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
CREATE INDEX ix_case_parent_id ON "case" (parent_id);
CREATE INDEX ix_case_programme_id ON "case" (programme_id);
CREATE INDEX ix_case_work ON "case" (programme_id, advanced_version, changed_version);
CREATE INDEX ix_station_district_id ON station (district_id);
CREATE INDEX ix_alert_case_id ON alert (case_id);
CREATE INDEX ix_alert_person ON alert (person, acknowledged_on);
CREATE INDEX ix_schedule_row_watch ON schedule_row (done_on, alert_on, due_on);
CREATE INDEX ix_outbox_alert_id ON outbox (alert_id);
CREATE INDEX ix_outbox_due ON outbox (state, next_at);
CREATE UNIQUE INDEX uq_fact_key ON fact (case_id, step, round, subject) WHERE corrects IS NULL;
CREATE INDEX ix_fact_case_id ON fact (case_id);
CREATE INDEX ix_document_status ON document (status);
CREATE UNIQUE INDEX uq_document_letter_number ON document (letter_number) WHERE letter_number IS NOT NULL AND replaces IS NULL AND (status <> 'void' OR sha256 IS NOT NULL);
CREATE INDEX ix_document_case_id ON document (case_id);
CREATE UNIQUE INDEX uq_number_reservation_number ON number_reservation (number) WHERE released_on IS NULL;
CREATE VIEW effective_fact AS
SELECT fact.* FROM fact
WHERE NOT fact.withdrawn AND NOT EXISTS (SELECT 1 FROM fact AS later WHERE later.corrects = fact.id);
CREATE TRIGGER protect_fact_update BEFORE UPDATE ON fact FOR EACH ROW BEGIN SELECT RAISE(ABORT, '办理记录只增不改：如有错误，请另行登记更正或撤销。'); END;
CREATE TRIGGER protect_fact_delete BEFORE DELETE ON fact FOR EACH ROW BEGIN SELECT RAISE(ABORT, '办理记录只增不删：如有错误，请另行登记更正或撤销。'); END;
CREATE TRIGGER protect_audit_entry_update BEFORE UPDATE ON audit_entry FOR EACH ROW BEGIN SELECT RAISE(ABORT, '审计日志只增不改：任何人不得改动。'); END;
CREATE TRIGGER protect_audit_entry_delete BEFORE DELETE ON audit_entry FOR EACH ROW BEGIN SELECT RAISE(ABORT, '审计日志只增不删：任何人不得改动。'); END;
CREATE TRIGGER protect_audit_seal_update BEFORE UPDATE ON audit_seal FOR EACH ROW BEGIN SELECT RAISE(ABORT, '审计封存记录只增不改：任何人不得改动。'); END;
CREATE TRIGGER protect_audit_seal_delete BEFORE DELETE ON audit_seal FOR EACH ROW BEGIN SELECT RAISE(ABORT, '审计封存记录只增不删：任何人不得改动。'); END;
CREATE TRIGGER protect_threshold_update BEFORE UPDATE ON threshold FOR EACH ROW BEGIN SELECT RAISE(ABORT, '采购限额标准只增不改：如有错误，请另行载入更正。'); END;
CREATE TRIGGER protect_threshold_delete BEFORE DELETE ON threshold FOR EACH ROW BEGIN SELECT RAISE(ABORT, '采购限额标准只增不删：如有错误，请另行载入更正。'); END;
CREATE TRIGGER protect_document_act_update BEFORE UPDATE ON document_act FOR EACH ROW BEGIN SELECT RAISE(ABORT, '公文办理过程只增不改：任何人不得改动。'); END;
CREATE TRIGGER protect_document_act_delete BEFORE DELETE ON document_act FOR EACH ROW BEGIN SELECT RAISE(ABORT, '公文办理过程只增不删：任何人不得改动。'); END;
CREATE TRIGGER protect_document_update BEFORE UPDATE ON document FOR EACH ROW WHEN NOT ((OLD.status IN ('reserved') AND NEW.status = 'reserved' AND NEW.id IS OLD.id AND NEW.programme_id IS OLD.programme_id AND NEW.scope IS OLD.scope AND NEW.case_id IS OLD.case_id AND NEW.fact_id IS OLD.fact_id AND NEW.kind IS OLD.kind AND NEW.round IS OLD.round AND NEW.subject IS OLD.subject AND NEW.version IS OLD.version AND NEW.register_number IS OLD.register_number AND NEW.sha256 IS OLD.sha256 AND NEW.path IS OLD.path AND NEW.docx_sha256 IS OLD.docx_sha256 AND NEW.docx_path IS OLD.docx_path AND NEW.reviewed_by IS OLD.reviewed_by AND NEW.signed_by IS OLD.signed_by AND NEW.replaces IS OLD.replaces AND NEW.void_reason IS OLD.void_reason) OR (OLD.status IN ('draft') AND NEW.status = 'draft' AND NEW.id IS OLD.id AND NEW.programme_id IS OLD.programme_id AND NEW.scope IS OLD.scope AND NEW.case_id IS OLD.case_id AND NEW.fact_id IS OLD.fact_id AND NEW.kind IS OLD.kind AND NEW.round IS OLD.round AND NEW.subject IS OLD.subject AND NEW.version IS OLD.version AND NEW.register_number IS OLD.register_number AND NEW.sha256 IS OLD.sha256 AND NEW.path IS OLD.path AND NEW.docx_sha256 IS OLD.docx_sha256 AND NEW.docx_path IS OLD.docx_path AND NEW.reviewed_by IS OLD.reviewed_by AND NEW.signed_by IS OLD.signed_by AND NEW.replaces IS OLD.replaces AND NEW.void_reason IS OLD.void_reason) OR (OLD.status IN ('draft') AND NEW.status = 'reviewed' AND NEW.id IS OLD.id AND NEW.programme_id IS OLD.programme_id AND NEW.scope IS OLD.scope AND NEW.case_id IS OLD.case_id AND NEW.fact_id IS OLD.fact_id AND NEW.kind IS OLD.kind AND NEW.round IS OLD.round AND NEW.subject IS OLD.subject AND NEW.version IS OLD.version AND NEW.register_number IS OLD.register_number AND NEW.letter_number IS OLD.letter_number AND NEW.title IS OLD.title AND NEW.dated IS OLD.dated AND NEW.content IS OLD.content AND NEW.given IS OLD.given AND NEW.template IS OLD.template AND NEW.law IS OLD.law AND NEW.sha256 IS OLD.sha256 AND NEW.path IS OLD.path AND NEW.docx_sha256 IS OLD.docx_sha256 AND NEW.docx_path IS OLD.docx_path AND NEW.adopted_sha256 IS OLD.adopted_sha256 AND NEW.adopted_path IS OLD.adopted_path AND NEW.adopted_pdf_sha256 IS OLD.adopted_pdf_sha256 AND NEW.adopted_pdf_path IS OLD.adopted_pdf_path AND NEW.drafted_by IS OLD.drafted_by AND NEW.signed_by IS OLD.signed_by AND NEW.replaces IS OLD.replaces AND NEW.revision_reason IS OLD.revision_reason AND NEW.void_reason IS OLD.void_reason) OR (OLD.status IN ('reviewed') AND NEW.status = 'draft' AND NEW.id IS OLD.id AND NEW.programme_id IS OLD.programme_id AND NEW.scope IS OLD.scope AND NEW.case_id IS OLD.case_id AND NEW.fact_id IS OLD.fact_id AND NEW.kind IS OLD.kind AND NEW.round IS OLD.round AND NEW.subject IS OLD.subject AND NEW.version IS OLD.version AND NEW.register_number IS OLD.register_number AND NEW.letter_number IS OLD.letter_number AND NEW.title IS OLD.title AND NEW.dated IS OLD.dated AND NEW.content IS OLD.content AND NEW.given IS OLD.given AND NEW.template IS OLD.template AND NEW.law IS OLD.law AND NEW.sha256 IS OLD.sha256 AND NEW.path IS OLD.path AND NEW.docx_sha256 IS OLD.docx_sha256 AND NEW.docx_path IS OLD.docx_path AND NEW.adopted_sha256 IS OLD.adopted_sha256 AND NEW.adopted_path IS OLD.adopted_path AND NEW.adopted_pdf_sha256 IS OLD.adopted_pdf_sha256 AND NEW.adopted_pdf_path IS OLD.adopted_pdf_path AND NEW.drafted_by IS OLD.drafted_by AND NEW.signed_by IS OLD.signed_by AND NEW.replaces IS OLD.replaces AND NEW.revision_reason IS OLD.revision_reason AND NEW.void_reason IS OLD.void_reason) OR (OLD.status IN ('reviewed') AND NEW.status = 'signed' AND NEW.id IS OLD.id AND NEW.programme_id IS OLD.programme_id AND NEW.scope IS OLD.scope AND NEW.case_id IS OLD.case_id AND NEW.fact_id IS OLD.fact_id AND NEW.kind IS OLD.kind AND NEW.round IS OLD.round AND NEW.subject IS OLD.subject AND NEW.version IS OLD.version AND NEW.register_number IS OLD.register_number AND NEW.title IS OLD.title AND NEW.given IS OLD.given AND NEW.law IS OLD.law AND NEW.sha256 IS OLD.sha256 AND NEW.path IS OLD.path AND NEW.docx_sha256 IS OLD.docx_sha256 AND NEW.docx_path IS OLD.docx_path AND NEW.adopted_sha256 IS OLD.adopted_sha256 AND NEW.adopted_path IS OLD.adopted_path AND NEW.adopted_pdf_sha256 IS OLD.adopted_pdf_sha256 AND NEW.adopted_pdf_path IS OLD.adopted_pdf_path AND NEW.drafted_by IS OLD.drafted_by AND NEW.reviewed_by IS OLD.reviewed_by AND NEW.replaces IS OLD.replaces AND NEW.revision_reason IS OLD.revision_reason AND NEW.void_reason IS OLD.void_reason) OR (OLD.status IN ('reserved', 'signed') AND NEW.status = 'issued' AND NEW.id IS OLD.id AND NEW.programme_id IS OLD.programme_id AND NEW.scope IS OLD.scope AND NEW.case_id IS OLD.case_id AND NEW.fact_id IS OLD.fact_id AND NEW.kind IS OLD.kind AND NEW.round IS OLD.round AND NEW.subject IS OLD.subject AND NEW.version IS OLD.version AND NEW.register_number IS OLD.register_number AND NEW.letter_number IS OLD.letter_number AND NEW.title IS OLD.title AND NEW.dated IS OLD.dated AND NEW.content IS OLD.content AND NEW.given IS OLD.given AND NEW.law IS OLD.law AND NEW.adopted_sha256 IS OLD.adopted_sha256 AND NEW.adopted_path IS OLD.adopted_path AND NEW.adopted_pdf_sha256 IS OLD.adopted_pdf_sha256 AND NEW.adopted_pdf_path IS OLD.adopted_pdf_path AND NEW.drafted_by IS OLD.drafted_by AND NEW.reviewed_by IS OLD.reviewed_by AND NEW.signed_by IS OLD.signed_by AND NEW.replaces IS OLD.replaces AND NEW.revision_reason IS OLD.revision_reason AND NEW.void_reason IS OLD.void_reason) OR (OLD.status IN ('issued') AND NEW.status = 'superseded' AND NEW.id IS OLD.id AND NEW.programme_id IS OLD.programme_id AND NEW.scope IS OLD.scope AND NEW.case_id IS OLD.case_id AND NEW.fact_id IS OLD.fact_id AND NEW.kind IS OLD.kind AND NEW.round IS OLD.round AND NEW.subject IS OLD.subject AND NEW.version IS OLD.version AND NEW.register_number IS OLD.register_number AND NEW.letter_number IS OLD.letter_number AND NEW.title IS OLD.title AND NEW.dated IS OLD.dated AND NEW.content IS OLD.content AND NEW.given IS OLD.given AND NEW.template IS OLD.template AND NEW.law IS OLD.law AND NEW.sha256 IS OLD.sha256 AND NEW.path IS OLD.path AND NEW.docx_sha256 IS OLD.docx_sha256 AND NEW.docx_path IS OLD.docx_path AND NEW.adopted_sha256 IS OLD.adopted_sha256 AND NEW.adopted_path IS OLD.adopted_path AND NEW.adopted_pdf_sha256 IS OLD.adopted_pdf_sha256 AND NEW.adopted_pdf_path IS OLD.adopted_pdf_path AND NEW.drafted_by IS OLD.drafted_by AND NEW.reviewed_by IS OLD.reviewed_by AND NEW.signed_by IS OLD.signed_by AND NEW.replaces IS OLD.replaces AND NEW.revision_reason IS OLD.revision_reason AND NEW.void_reason IS OLD.void_reason) OR (OLD.status IN ('reserved', 'draft', 'reviewed', 'signed', 'issued') AND NEW.status = 'void' AND NEW.id IS OLD.id AND NEW.programme_id IS OLD.programme_id AND NEW.scope IS OLD.scope AND NEW.case_id IS OLD.case_id AND NEW.fact_id IS OLD.fact_id AND NEW.kind IS OLD.kind AND NEW.round IS OLD.round AND NEW.subject IS OLD.subject AND NEW.version IS OLD.version AND NEW.register_number IS OLD.register_number AND NEW.letter_number IS OLD.letter_number AND NEW.title IS OLD.title AND NEW.dated IS OLD.dated AND NEW.content IS OLD.content AND NEW.given IS OLD.given AND NEW.template IS OLD.template AND NEW.law IS OLD.law AND NEW.sha256 IS OLD.sha256 AND NEW.path IS OLD.path AND NEW.docx_sha256 IS OLD.docx_sha256 AND NEW.docx_path IS OLD.docx_path AND NEW.adopted_sha256 IS OLD.adopted_sha256 AND NEW.adopted_path IS OLD.adopted_path AND NEW.adopted_pdf_sha256 IS OLD.adopted_pdf_sha256 AND NEW.adopted_pdf_path IS OLD.adopted_pdf_path AND NEW.drafted_by IS OLD.drafted_by AND NEW.reviewed_by IS OLD.reviewed_by AND NEW.signed_by IS OLD.signed_by AND NEW.replaces IS OLD.replaces AND NEW.revision_reason IS OLD.revision_reason)) BEGIN SELECT RAISE(ABORT, '已复核、已印发、已被更正或作废的公文不得改动：只能退回修改，或者另行印发更正，将原件标为已被更正。'); END;
CREATE TRIGGER protect_document_delete BEFORE DELETE ON document FOR EACH ROW BEGIN SELECT RAISE(ABORT, '公文登记后不得删除：不再印发的请标为作废，以保证登记号连续。'); END;
CREATE TRIGGER protect_number_reservation_update BEFORE UPDATE ON number_reservation FOR EACH ROW WHEN NOT (OLD.released_on IS NULL AND NEW.released_on IS NOT NULL AND NEW.id = OLD.id AND NEW.number = OLD.number AND NEW.purpose = OLD.purpose AND NEW.reserved_by = OLD.reserved_by AND NEW.reserved_on = OLD.reserved_on) BEGIN SELECT RAISE(ABORT, '文号的预留不得改动：不再使用的请办理释放。'); END;
CREATE TRIGGER protect_number_reservation_delete BEFORE DELETE ON number_reservation FOR EACH ROW BEGIN SELECT RAISE(ABORT, '文号的预留不得删除：不再使用的请办理释放。'); END;
COMMIT;
