"""Two reports laid side by side: what answers what, what is only related, what became of the targets."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi import intake, reading
from luoshi.facts import Reading
from luoshi.judging.lineage import FATES, REASONS, Lineage, Link, lineage, rows
from luoshi.judging.lineage.works import work
from luoshi.judging.targets import VERDICTS, rules_on
from tests.reading.generators import ANY, DIGIT_HEAVY, reports

RULES = rules_on(date(2024, 1, 1))


def read(text: str, year: int | None) -> Reading:
    return reading.read(intake.from_bytes("望川.txt", text.encode()), year)


def compared(promised: str, told: str, planned: str = "") -> Lineage:
    """A plan for 2024 against a report that looks back on 2024 and, perhaps, plans for 2025."""
    old = f"望川市政府工作报告\n一、2023年工作回顾\n全市经济平稳。\n二、2024年工作安排\n{promised}\n"
    new = f"望川市政府工作报告\n一、2024年工作回顾\n{told}\n二、2025年工作安排\n{planned or '再接再厉。'}\n"
    return lineage(read(old, 2024), read(new, 2025), RULES)


def link(promised: str, told: str) -> Link:
    """The link of the only promise."""
    (only,) = compared(promised, told).links
    return only


# what was promised, what was told, the verdict
SAME = [
    ("地区生产总值增长6%左右。", "GDP增长6.2%。", "met"),
    ("规模以上工业增加值增长7%以上。", "规上工业增加值增长6.5%。", "missed"),
    ("全社会研发经费支出占GDP比重达到2.1%。", "研发投入强度达2.15%。", "met"),
    ("社会消费品零售总额增长8%。", "社零总额增长8.4%。", "met"),
    ("居民消费价格涨幅3%左右。", "居民消费价格上涨0.4%。", "met"),
    ("粮食产量稳定在52亿斤。", "粮食总产达53.1亿斤。", "met"),
    ("粮食产量稳定在52亿斤。", "粮食总产量265万吨。", "met"),
    ("蔬菜种植面积15万亩以上。", "蔬菜播种面积1.1万公顷。", "met"),
    ("新增规上工业企业60家。", "新增规模以上工业企业48户。", None),
    ("改造老旧小区40个。", "完成老旧小区改造43个。", "met"),
    ("新建改建农村公路300公里。", "新改建农村公路310公里。", "met"),
    ("新建口袋公园12个。", "建成口袋公园12个。", "met"),
    ("办好10件民生实事。", "10件民生实事全部兑现。", "met"),
    ("城镇新增就业4万人以上。", "新增城镇就业4.3万人。", "met"),
    ("单位生产总值能耗下降3%。", "万元GDP能耗下降3.3%。", "met"),
    ("城镇调查失业率5.5%以内。", "城镇调查失业率为5.2%。", "met"),
    ("新增养老床位800张。", "新增养老床位近800张。", "missed"),
    ("民生支出占财政支出的比重不低于80%。", "民生支出占财政支出的81%。", "met"),
]

# what only looks like an outcome, and why it is none
APART = [
    ("城镇居民人均可支配收入增长6%。", "农村居民人均可支配收入增长7%。", "another population"),
    ("新增国家级示范园2个。", "新增省级示范园3个。", "another grade"),
    ("推进市重点项目270个。", "推进省重点项目44个。", "another government's"),
    ("户籍人口城镇化率达47%。", "常住人口城镇化率达61%。", "another rate"),
    ("新建农村公路50公里。", "改造农村公路80公里。", "building is no rebuilding"),
    ("改造老旧小区40个。", "改造老旧小区3000户。", "houses are no estates"),
    ("实施项目增长20%。", "签约项目380个。", "so wide a noun says nothing"),
    ("新增5G基站500个。", "新增充电桩500个。", "the same number of other things"),
    ("第三产业增加值增长7%。", "第二产业增加值增长6%。", "another sector"),
]

# what is told of the same thing in another way; the reason; the verdict
RELATED = [
    ("地区生产总值增长6%左右。", "地区生产总值达到1200亿元。", "measure", "undetermined"),
    ("新增高新技术企业60家。", "高新技术企业达到410家。", "stock", "undetermined"),
    ("改造老旧小区40个。", "五年累计改造老旧小区210个。", "years", "undetermined"),
    ("城镇调查失业率5.5%以内。", "五年来，年均城镇调查失业率5.1%。", "years", "undetermined"),
    ("地区生产总值增长6%左右。", "前三季度地区生产总值增长6.3%。", "part", "undetermined"),
    ("建成安置房5000套。", "开工安置房5200套。", "stage", "undetermined"),
    ("城镇新增就业4万人。", "城镇新增就业完成年计划的118%。", "plan-share", "met"),
    ("城镇新增就业4万人。", "城镇新增就业完成年计划的93%。", "plan-share", "missed"),
]


@pytest.mark.parametrize(("promised", "told", "verdict"), [case for case in SAME if case[2]])
def test_the_same_quantity_in_other_words(promised: str, told: str, verdict: str) -> None:
    found = link(promised, told)
    assert (found.relation, found.verdict) == ("same", verdict)
    assert found.judgement is not None


@pytest.mark.parametrize(("promised", "told", "why"), APART)
def test_another_quantity_is_no_outcome(promised: str, told: str, why: str) -> None:
    found = link(promised, told)
    assert (found.relation, found.verdict, found.outcome) == ("unreported", "unreported", None), why


@pytest.mark.parametrize(("promised", "told", "reason", "verdict"), RELATED)
def test_what_is_told_otherwise_is_related_and_says_how(promised: str, told: str, reason: str, verdict: str) -> None:
    found = link(promised, told)
    assert (found.relation, found.verdict) == ("related", verdict)
    assert reason in [each.code for each in found.reasons]


def test_a_review_of_five_years_does_not_answer_for_one() -> None:
    told = "五年来，我们主要做了以下工作。\n（一）新增公共充电桩9000个，建成口袋公园80个。各类公园达到410个。"
    links = compared("新增公共充电桩2000个，建成口袋公园12个。", told).links
    assert [each.relation for each in links] == ["related", "related"]


def test_but_a_stock_at_its_end_does() -> None:
    told = "五年来，我们主要做了以下工作。\n（一）人均体育场地面积增加到2.9平方米，森林覆盖率达64%。"
    links = compared("人均体育场地面积达2.8平方米，森林覆盖率达64.5%。", told).links
    assert [(each.relation, each.verdict) for each in links] == [("same", "met"), ("same", "missed")]


def test_a_total_over_several_years_answers_a_target_for_the_total() -> None:
    told = "五年来，我们主要做了以下工作。\n完成农民相对集中居住3.2万户。"
    links = compared("再推动8000户农民相对集中居住，实现3万户的集中居住目标。", told).links
    assert [(each.relation, each.verdict) for each in links] == [("related", "undetermined"), ("same", "met")]


def test_what_one_name_leaves_out_stands_beside_it() -> None:
    told = "农业产业化扎实推进，年销售收入超5亿元的龙头企业达30家。"
    found = link("年销售收入超5亿元农业产业化龙头企业达到28家以上。", told)
    assert (found.relation, found.verdict) == ("same", "met")
    assert "农业产业化" in [each.words for each in found.reasons]


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("改造老旧小区40个。", "全年累计改造老旧小区43个。"),
        ("改造老旧小区40个。", "去年改造老旧小区43个。"),
        ("开展三年行动督查12次。", "开展三年行动督查13次。"),
    ],
)
def test_a_total_of_the_year_and_a_plan_of_three_years_are_of_the_year(promised: str, told: str) -> None:
    found = link(promised, told)
    assert (found.relation, found.verdict) == ("same", "met")


def test_thresholds_must_agree() -> None:
    assert link("年销售收入超5亿元龙头企业达到28家。", "年销售收入超1亿元龙头企业达到80家。").outcome is None


def test_one_outcome_serves_the_promise_that_it_fits_best() -> None:
    links = compared("改造老旧小区40个，改造老旧街区6个。", "改造老旧小区43个。").links
    assert [each.relation for each in links] == ["same", "unreported"]


def test_a_promise_made_twice_is_answered_twice() -> None:
    links = compared("办好10件民生实事。\n今年的10件民生实事是：修路、架桥。", "10件民生实事全部办结。").links
    assert [each.relation for each in links if each.promise.figure] == ["same", "same"]
    assert "again" in [each.code for each in links[1].reasons]


# what was promised in words, what was told, the verdict
WORDS = [
    ("推动望川农商银行挂牌开业。", "望川农商银行正式挂牌。", "same", "met"),
    ("完成国有企业改革深化提升行动任务。", "国有企业改革深化提升行动圆满收官。", "same", "met"),
    ("实现宜居村庄整治全覆盖。", "宜居村庄整治基本实现全覆盖。", "same", "undetermined"),
    ("筹建望川绿色发展母基金。", "望川绿色发展母基金设立运作。", "same", "met"),
    ("建成全市统一的执法监督平台。", "建成全市统一的执法监督平台，下沉执法事项一批。", "same", "met"),
    ("打好保交楼攻坚战。", "“保交楼”任务全面完成。", "same", "met"),
    ("全面建立乡镇（街道）履职清单。", "乡镇（街道）履职清单全面建立。", "same", "met"),
    ("严防新增高风险金融机构。", "高风险金融机构保持清零。", "same", "met"),
    ("切实减少生产安全事故起数。", "生产安全事故起数下降11.2%。", "same", "met"),
    ("切实减少生产安全事故起数。", "生产安全事故起数上升1.2%。", "same", "missed"),
    ("建成望川大桥。", "望川大桥尚未建成。", "same", "missed"),
    ("建成城北体育公园。", "城北体育公园开工。", "related", "undetermined"),
    ("开工望川至清江高速。", "望川至清江高速获批立项。", "related", "undetermined"),
    ("开工望川至清江高速。", "望川至清江高速开工建设。", "same", "met"),
    ("全面推开“一业一证”改革。", "“一业一证”改革在全市推开。", "same", "met"),
    ("办好首届望川稻作文化节。", "首届望川稻作文化节成功举办。", "same", "met"),
    ("完成沿江片区旧房改造。", "完成3万平方米沿江片区旧房改造。", "same", "undetermined"),
    ("建成甲岭水库、乙坪水库。", "甲岭水库、乙坪水库等工程建成投用。", "same", "met"),
    ("加快建设望川变电站，确保6月底前投运。", "望川变电站建成投运。", "same", "met"),
]  # fmt: skip


@pytest.mark.parametrize(("promised", "told", "relation", "verdict"), WORDS)
def test_words_against_words(promised: str, told: str, relation: str, verdict: str) -> None:
    found = compared(promised, told).links[0]
    assert (found.relation, found.verdict) == (relation, verdict)


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("建成城北体育公园。", "城南体育公园建成。"),
        ("建成城北体育公园。", "加强城北体育公园管理。"),
        ("建立健全工作机制。", "各项工作机制建立。"),
        ("完成目标任务。", "各项目标任务完成。"),
        ("全面完成农村环境优化工程。", "实施农村环境优化工程。"),
        ("完成沿江片区旧房改造。", "启航片区旧房改造完成。"),
        ("加快建设望川大桥，年底前建成通车。", "望川大桥完成投资3.2亿元。"),
    ],
)
def test_words_that_do_not_answer(promised: str, told: str) -> None:
    assert all(each.outcome is None for each in compared(promised, told).links)


def test_what_is_due_in_a_later_year_is_not_yet_judged() -> None:
    assert compared("加快建设望川大桥，确保2026年建成通车。", "望川大桥主体完工。").links == ()


def test_income_in_step_with_the_economy() -> None:
    promised = "居民收入增长与经济增长基本同步。"
    told = "地区生产总值增长5.6%，居民人均可支配收入增长{}%。"
    verdicts = [compared(promised, told.format(grown)).links[0].verdict for grown in ("5.9", "5.2", "3.8")]
    assert verdicts == ["met", "met", "missed"]
    only_a_level = compared(promised, "居民人均可支配收入达到3.1万元。").links[0]
    assert (only_a_level.relation, only_a_level.verdict) == ("related", "undetermined")


def test_what_is_only_said_to_have_fallen_short() -> None:
    promised = "固定资产投资增长6%，进出口总额增长4%，居民消费价格涨幅2%左右。"
    told = "同时也要看到不足：去年固定资产投资增速和居民消费价格涨幅未达年初预期，企业经营困难。"
    links = compared(promised, told).links
    assert [(each.relation, each.verdict) for each in links] == [
        ("related", "missed"),
        ("unreported", "unreported"),
        ("related", "undetermined"),
    ]


def test_what_was_set_from_above_is_told_as_done() -> None:
    found = compared("主要污染物减排完成省下达目标任务。", "主要污染物减排全面完成省下达任务。").links[0]
    assert (found.relation, found.verdict) == ("same", "met")


def test_a_promise_that_nobody_could_check_is_not_called_unreported() -> None:
    assert compared("提升基层治理水平，提高服务质量。", "全市平稳。").links == ()


# the earlier target, the outcome, the later target, its fate, what lies between the outcome and it
FATE = [
    ("地区生产总值增长6%左右。", "地区生产总值增长5.6%。", "地区生产总值增长6%左右。", "kept", "0.4"),
    ("地区生产总值增长6%左右。", "地区生产总值增长5.6%。", "地区生产总值增长6%以上。", "reworded", "0.4"),
    ("地区生产总值增长6%左右。", "地区生产总值增长5.6%。", "地区生产总值增长5.5%左右。", "lowered", "-0.1"),
    ("新建口袋公园12个。", "新建口袋公园14个。", "新建口袋公园20个。", "raised", "6"),
    ("单位生产总值能耗下降3%。", "单位生产总值能耗下降3.4%。", "单位生产总值能耗下降3%。", "kept", "-0.4"),
    ("粮食产量52亿斤。", "粮食产量53亿斤。", "粮食产量260万吨。", "kept", "-50000"),
    ("新建口袋公园12个。", "绿地增加。", "新建口袋公园12个。", "kept", None),
]


@pytest.mark.parametrize(("earlier", "told", "later", "fate", "ambition"), FATE)
def test_what_became_of_a_target(earlier: str, told: str, later: str, fate: str, ambition: str | None) -> None:
    found = next(each for each in compared(earlier, told, later).successions if each.target)
    assert found.fate == fate
    assert (None if found.ambition is None else float(found.ambition.difference)) == (
        None if ambition is None else pytest.approx(float(ambition))
    )


def test_targets_are_new_or_dropped_and_dropped_in_silence() -> None:
    found = compared("新建口袋公园12个，新建停车场3座。", "新建口袋公园13个。", "新建健身步道40公里。").successions
    assert [(each.fate, each.silent) for each in found] == [("new", False), ("dropped", False), ("dropped", True)]


def test_a_bulletin_of_statistics_is_read_as_the_second_document() -> None:
    old = read(
        "一、2023年工作回顾\n平稳。\n二、2024年工作安排\n粮食产量稳定在52亿斤左右，地区生产总值增长6%左右。\n", 2024
    )
    bulletin = (
        "望川市2024年国民经济和社会发展统计公报\n一、综合\n全年地区生产总值比上年增长6.3%。全年粮食总产量52.7亿斤。\n"
    )
    found = lineage(old, read(bulletin, None), RULES)
    assert [(each.relation, each.verdict) for each in found.links] == [("same", "met"), ("same", "met")]
    assert found.successions == ()


def test_every_reason_verdict_and_fate_speaks_both_languages() -> None:
    for words in (*REASONS.values(), *VERDICTS.values(), *FATES.values()):
        assert len(words) == 2
        assert all(words)


CLASSES = st.frozensets(st.sampled_from(["gain", "build", "finish", "start", "rebuild", "restore", "recognise"]))


@given(CLASSES, st.booleans(), CLASSES, st.booleans())
def test_two_doings_are_apart_or_at_other_stages_either_way_round(
    one: frozenset[str], one_stands: bool, other: frozenset[str], other_stands: bool
) -> None:
    there, back = work((one, one_stands), (other, other_stands)), work((other, other_stands), (one, one_stands))
    if "stock" not in (there, back):
        assert there == back
    assert work((one, one_stands), (one, one_stands)) == "same"


@given(reports(), reports())
def test_every_promise_has_one_link_in_its_order_and_no_outcome_serves_two(first: str, second: str) -> None:
    found = lineage(read(first, 2024), read(second, 2025), RULES)
    places = [(each.promise.start, each.promise.end) for each in found.links]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    served = [each for each in found.links if each.relation == "same" and each.outcome and each.promise.figure]
    for each in served:
        assert each.outcome is not None
        twins = [other for other in served if other.outcome and other.outcome.start == each.outcome.start]
        assert len({other.promise.figure.quantity for other in twins if other.promise.figure}) == 1
    for row in rows(found):
        assert row["kind"] in ("link", "succession")


@given(reports())
def test_a_plan_compared_with_itself_keeps_every_target(text: str) -> None:
    once = read(text, 2024)
    found = lineage(once, once, RULES)
    assert {each.fate for each in found.successions} <= {"kept"}


@given(st.one_of(ANY, DIGIT_HEAVY), st.one_of(ANY, DIGIT_HEAVY))
def test_any_two_texts_can_be_compared(first: str, second: str) -> None:
    plan = f"一、2023年工作回顾\n{first}\n二、2024年工作安排\n{first}\n"
    told = f"一、2024年工作回顾\n{second}\n二、2025年工作安排\n{first}\n"
    found = lineage(read(plan, 2024), read(told, 2025), RULES)
    assert all(each.verdict in VERDICTS for each in found.links)
